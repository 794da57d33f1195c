import { ModelHttpError } from './http-error.ts';
import { isObject, listAt, objectAt, stringAt } from './json.ts';
import { isBilling } from './refusal.ts';
import { ReplyFault } from './reply-fault.ts';

export const MAX_RETRIES = 2;
/** Who asked for more patience gets the time told instead. */
const LONGEST_WAIT_MS = 20_000;
const BACKOFF_MS = [1_000, 3_000];
const PASSING = new Set([408, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529]);

/**
 * How long to wait before the same request is sent again, in milliseconds; null to give up. Only for requests of whose
 * answer nothing was shown. `attempt` counts from 0.
 */
export function retryDelay(error: unknown, attempt: number, isLocal: boolean): number | null {
  const backoff = attempt < MAX_RETRIES ? BACKOFF_MS[attempt] : undefined;
  if (backoff === undefined) return null;
  if (error instanceof ModelHttpError) {
    if (error.headers.get('x-should-retry') === 'false' || !isPassing(error, isLocal)) return null;
    const wait = waitAskedFor(error) ?? backoff;
    return wait <= LONGEST_WAIT_MS ? wait : null;
  }
  if (error instanceof ReplyFault) return error.kind === 'cut' ? backoff : null;
  // `fetch` failed. Once more: a laptop that just woke up has no network yet. A local server is there or is not.
  return error instanceof TypeError && !isLocal && attempt === 0 ? backoff : null;
}

function isPassing(error: ModelHttpError, isLocal: boolean): boolean {
  if (error.status === 429) return !isBilling(error);
  // A local model that crashed will crash again.
  if (isLocal && error.status === 500) return false;
  return PASSING.has(error.status) || /overloaded/i.test(error.kind);
}

/** The wait that a provider asks for, in milliseconds; null where it names none. */
export function waitAskedFor(error: ModelHttpError, now = Date.now()): number | null {
  const exact = seconds(error.headers.get('retry-after-ms'));
  if (exact !== null) return exact;
  const header = error.headers.get('retry-after');
  const inSeconds = seconds(header);
  if (inSeconds !== null) return inSeconds * 1_000;
  const date = header ? Date.parse(header) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  return waitInDetails(error.body) ?? waitInWords(error.serviceText);
}

function seconds(text: string | null): number | null {
  return text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}

/** Google: `details: [{"@type": "…RetryInfo", "retryDelay": "37s"}]`. */
function waitInDetails(body: unknown): number | null {
  for (const detail of listAt(objectAt(body, 'error'), 'details')) {
    const delay = isObject(detail) ? stringAt(detail, 'retryDelay') : null;
    if (delay) return waitInWords(`in ${delay}`);
  }
  return null;
}

/** "Please try again in 1h6m0.5s", "Please retry in 37.2s", "try again in 250ms". */
function waitInWords(text: string): number | null {
  const found = /\bin (?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)(ms|s))?/.exec(text);
  const [whole, hours, minutes, rest, unit] = found ?? [];
  if (!whole || whole === 'in ') return null;
  const last = Number(rest ?? 0) * (unit === 'ms' ? 1 : 1_000);
  return Number(hours ?? 0) * 3_600_000 + Number(minutes ?? 0) * 60_000 + Math.ceil(last);
}
