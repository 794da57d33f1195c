import { ProblemError } from '../problem.ts';
import { ModelHttpError } from './http-error.ts';
import { isObject, type JsonObject, listAt, objectAt, parseJson, stringAt } from './json.ts';
import type { ModelInfo, ModelProvider } from './model.ts';
import { modelProblem } from './model-errors.ts';
import { usableKey } from './model-key.ts';
import { PRESETS, type Preset } from './presets.ts';
import { rankModels } from './rank-models.ts';
import { ReplyFault } from './reply-fault.ts';
import { send } from './send.ts';
import { browserWire, type Wire } from './wire.ts';

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 20_000_000;

/**
 * The models of a provider that can chat and call tools, as far as it tells, best first. Empty where the server has no
 * list (some compatible ones), so that the user types the name. Throws ProblemError.
 */
export async function listModels(
  provider: ModelProvider,
  key: string | null,
  wire: Wire = browserWire,
): Promise<readonly ModelInfo[]> {
  const preset = PRESETS[provider.preset];
  const secret = usableKey(provider, '', key);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return rankModels(entriesOf(await ask(provider, preset, secret, timeout, wire)), preset);
  } catch (error) {
    const status = error instanceof ModelHttpError ? error.status : 0;
    if (provider.preset === 'compatible' && [404, 405, 501].includes(status)) return [];
    const cause = timeout.aborted ? new ReplyFault('timeout') : error;
    throw new ProblemError(await modelProblem(cause, { provider, model: '', key: secret, wire }));
  }
}

async function ask(
  provider: ModelProvider,
  preset: Preset,
  key: string,
  signal: AbortSignal,
  wire: Wire,
): Promise<unknown> {
  const anthropic = preset.listAuth === 'x_api_key';
  const response = await send(
    {
      provider,
      key,
      path: anthropic ? '/models?limit=1000' : '/models',
      ...(anthropic ? { headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' } } : {}),
      signal,
    },
    wire,
  );
  if (Number(response.headers.get('content-length')) > MAX_BYTES) throw new ReplyFault('malformed');
  const text = await response.text();
  const parsed = parseJson(text);
  if (parsed === undefined) throw new ReplyFault(text.trimStart().startsWith('<') ? 'page' : 'malformed');
  return parsed;
}

/** `{data: […]}`; a bare list (Together); `data: null` from an Ollama without models. */
function entriesOf(body: unknown): readonly JsonObject[] {
  if (Array.isArray(body)) return body.filter(isObject);
  if (!isObject(body) || objectAt(body, 'error'))
    throw new ReplyFault('malformed', stringAt(objectAt(body, 'error'), 'message') ?? '');
  if (!('data' in body) && !Array.isArray(body.models)) throw new ReplyFault('malformed');
  return [...listAt(body, 'data'), ...listAt(body, 'models')].filter(isObject);
}
