import { type Problem, type ProblemAction, type ProblemCode, ProblemError, problem } from '../problem.ts';
import { hostPermissionFor, isLoopbackHost, isPrivateHost } from './base-url.ts';
import { ModelHttpError } from './http-error.ts';
import type { ModelProvider } from './model.ts';
import { refusalCode } from './refusal.ts';
import { type FaultKind, ReplyFault } from './reply-fault.ts';
import { waitAskedFor } from './retry.ts';
import { scrub } from './scrub.ts';
import type { Wire } from './wire.ts';

interface Circumstances {
  readonly provider: ModelProvider;
  readonly model: string;
  readonly key: string;
  /** Part of the answer was shown before it failed. */
  readonly partial?: boolean;
  readonly wire: Pick<Wire, 'mayReach' | 'isOnline'>;
}

const FAULTS: Readonly<Record<FaultKind, ProblemCode>> = {
  cut: 'model_cut',
  empty: 'model_empty',
  no_room: 'model_no_room',
  filtered: 'model_filtered',
  page: 'model_address_wrong',
  malformed: 'model_bad_reply',
  timeout: 'model_timeout',
  stalled: 'model_stalled',
};

/** What can be put right in the settings; everything else is worth another try. */
const SETTINGS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'model_key_refused',
  'model_key_missing',
  'model_key_malformed',
  'model_no_access',
  'model_billing',
  'model_not_found',
  'model_not_chat',
  'model_no_tools',
  'model_address_wrong',
  'model_permission',
]);

/**
 * Anything thrown by a request to a provider, as the user meets it. All messages have the same blanks: `$1` the
 * provider's name, `$2` the model, `$3` the server, `$4` the time to wait.
 */
export async function modelProblem(error: unknown, at: Circumstances): Promise<Problem> {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof ReplyFault) return tell(FAULTS[error.kind], at, error.message || null);
  if (error instanceof ModelHttpError) return refusal(error, at);
  if (error instanceof TypeError) return tell(await unreachableCode(at), at, error.message);
  return tell('model_bad_reply', at, error instanceof Error ? error.message : String(error));
}

/** A problem of the model, with its blanks filled. */
export function tell(
  code: ProblemCode,
  at: Pick<Circumstances, 'provider' | 'model' | 'key'>,
  detail: string | null = null,
  wait = '',
): Problem {
  const action: ProblemAction = SETTINGS.has(code) ? 'open_models' : 'retry';
  const server = URL.parse(at.provider.baseUrl)?.host ?? at.provider.baseUrl;
  const subs = [at.provider.name, at.model, server, wait].map((sub) => scrub(sub, at.key));
  return problem(code, { subs, detail: detail && scrub(detail, at.key), action });
}

function refusal(error: ModelHttpError, at: Circumstances): Problem {
  const code = refusalCode(error, at.provider.preset === 'ollama');
  const status = error.status > 0 ? `HTTP ${error.status}` : '';
  const detail = [status, error.serviceText].filter((part) => part !== '').join(': ');
  const wait = waitAskedFor(error);
  if (code === 'model_rate_limited' && wait !== null)
    return tell('model_rate_limited_wait', at, detail, inWords(wait));
  return tell(code === 'model_overloaded' && at.partial ? 'model_cut' : code, at, detail);
}

/** `fetch` says the same for everything: no permission, no network, nobody at home, another CORS mind. */
async function unreachableCode({ provider, wire }: Circumstances): Promise<ProblemCode> {
  const url = URL.parse(provider.baseUrl);
  if (!url) return 'model_address_wrong';
  if ((await wire.mayReach(hostPermissionFor(url))) === false) return 'model_permission';
  if (!isLoopbackHost(url.hostname) && !wire.isOnline()) return 'model_offline';
  return isPrivateHost(url.hostname) ? 'model_not_running' : 'model_unreachable';
}

/** "40 seconds", "12 minutes", "3 hours", in the language of the browser; rounded up. */
function inWords(ms: number): string {
  const steps = [
    { unit: 'hour', ms: 3_600_000 },
    { unit: 'minute', ms: 60_000 },
  ];
  const step = steps.find((each) => ms > 2 * each.ms) ?? { unit: 'second', ms: 1_000 };
  const format = new Intl.NumberFormat(undefined, { style: 'unit', unit: step.unit, unitDisplay: 'long' });
  return format.format(Math.max(1, Math.ceil(ms / step.ms)));
}
