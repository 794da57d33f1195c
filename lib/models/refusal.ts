import type { ProblemCode } from '../problem.ts';
import type { ModelHttpError } from './http-error.ts';

const CONTEXT =
  /context[_ ](length|window|size)|maximum context|prompt is too long|too many (input )?tokens|input token count|context the overflows|context overflow|n_ctx|reduce the length|exceeds? the (model'?s )?(maximum|max|available) (number of )?(input )?(tokens|context)/i;
const TOOLS =
  /(does|do) not support (tool|function)|support(s)? tool use|tool(s| use| calling)? (is|are) not supported|function tools with|enable-auto-tool-choice|function calling is not (enabled|supported)/i;
const NOT_CHAT =
  /not a chat model|only supported in v1\/(responses|completions)|does not support (chat|generate)/i;
const FILTER =
  /content_filter|content_policy|content management policy|moderation|flagged|safety|ResponsibleAI/i;

/** Money, not pace: waiting does not help. Google says "exceeded your current quota" for pace, too. */
export function isBilling(error: ModelHttpError): boolean {
  if (error.status === 402 || /insufficient_quota|billing/i.test(error.kind)) return true;
  if (/RESOURCE_EXHAUSTED/.test(error.kind)) return false;
  return /credit balance|insufficient (balance|credits|funds|quota)|exceeded your current quota/i.test(
    error.serviceText,
  );
}

interface Refusal {
  readonly status: number;
  /** The provider's names for it, and its sentence. */
  readonly all: string;
  readonly isBilling: boolean;
  readonly isOllama: boolean;
}

const isKeyRefused = ({ status, all }: Refusal) =>
  status === 401 ||
  /invalid_api_key|incorrect api key|api key (not valid|not found|expired|is invalid)|API_KEY_INVALID|authentication_error/i.test(
    all,
  );
const isBroken = ({ status, all }: Refusal) => status >= 500 || /overloaded/i.test(all);
const isMissing = ({ status }: Refusal) => status === 404 || status === 405;
const namesModel = ({ all }: Refusal) => /model/i.test(all);

/** The first that fits. What a sentence says goes before what a status says, where providers disagree on the status. */
const RULES: readonly (readonly [ProblemCode, (refusal: Refusal) => boolean])[] = [
  ['model_billing', (refusal) => refusal.isBilling],
  // Anthropic, for organisations that keep browsers out altogether.
  ['model_no_access', ({ all }) => /CORS requests are not allowed/i.test(all)],
  ['model_key_refused', isKeyRefused],
  // Its 403 has no body, and one cause.
  ['model_ollama_origin', ({ status, isOllama }) => status === 403 && isOllama],
  ['model_too_large', ({ status }) => status === 413],
  ['model_rate_limited', ({ status }) => status === 429],
  ['model_context_length', ({ all }) => CONTEXT.test(all)],
  ['model_overloaded', isBroken],
  ['model_no_tools', ({ all }) => TOOLS.test(all)],
  ['model_not_chat', ({ all }) => NOT_CHAT.test(all)],
  ['model_filtered', ({ all }) => FILTER.test(all)],
  ['model_no_access', ({ status }) => status === 403],
  ['model_not_found', (refusal) => isMissing(refusal) && namesModel(refusal)],
  ['model_address_wrong', isMissing],
  ['model_timeout', ({ status }) => status === 408],
  // Within a stream, without a code: the server broke down over it.
  ['model_overloaded', ({ status }) => status === 0],
  [
    'model_not_found',
    (refusal) =>
      namesModel(refusal) &&
      /not (found|exist|a valid)|invalid model|unknown model|no longer/i.test(refusal.all),
  ],
];

/** What a refusal comes to. */
export function refusalCode(error: ModelHttpError, isOllama: boolean): ProblemCode {
  const all = `${error.kind} ${error.serviceText}`;
  const refusal: Refusal = { status: error.status, all, isBilling: isBilling(error), isOllama };
  return RULES.find(([, fits]) => fits(refusal))?.[0] ?? 'model_refused';
}
