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

/** The kind of a refusal. `isOllama`: its 403 has no body, and one cause. */
export function refusalCode(error: ModelHttpError, isOllama: boolean): ProblemCode {
  const { status, kind, serviceText: text } = error;
  const all = `${kind} ${text}`;
  if (isBilling(error)) return 'model_billing';
  if (status === 401 || isKeyRefusal(all))
    return /CORS requests are not allowed/i.test(text) ? 'model_no_access' : 'model_key_refused';
  if (status === 403 && isOllama) return 'model_ollama_origin';
  if (status === 413) return 'model_too_large';
  if (status === 429) return 'model_rate_limited';
  if (status >= 500 || /overloaded/i.test(kind))
    return CONTEXT.test(all) ? 'model_context_length' : 'model_overloaded';
  if (CONTEXT.test(all)) return 'model_context_length';
  if (TOOLS.test(all)) return 'model_no_tools';
  if (NOT_CHAT.test(all)) return 'model_not_chat';
  if (FILTER.test(all)) return 'model_filtered';
  if (status === 403) return 'model_no_access';
  if (status === 404 || status === 405) return isAboutModel(all) ? 'model_not_found' : 'model_address_wrong';
  if (status === 408) return 'model_timeout';
  // Within a stream, without a code: the server broke down over it.
  if (status === 0) return 'model_overloaded';
  return isAboutModel(all) && /not (found|exist|valid)|invalid model|unknown model|no longer/i.test(all)
    ? 'model_not_found'
    : 'model_refused';
}

function isKeyRefusal(text: string): boolean {
  return /invalid_api_key|incorrect api key|api key (not valid|not found|expired|is invalid)|API_KEY_INVALID|authentication_error/i.test(
    text,
  );
}

function isAboutModel(text: string): boolean {
  return /model/i.test(text);
}
