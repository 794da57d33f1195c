import { type Problem, type ProblemAction, type ProblemCode, problem } from '../problem.ts';
import { codeRow, type ErrorRow, messageRow, statusRow } from './error-rows.ts';
import type { Refusal, SalesforceFailure } from './salesforce-failure.ts';
import { scrubSecrets } from './scrub.ts';

export interface ProblemContext {
  /** True for a call that changes records: when it was cut, nobody knows whether it was saved. */
  readonly write?: boolean;
  readonly usage?: { readonly used: number; readonly limit: number } | null;
}

/** What happened, in the user's words. Pure: same failure, same Problem. */
export function problemOf(failure: SalesforceFailure, context: ProblemContext = {}): Problem {
  switch (failure.kind) {
    case 'network':
      return cut(failure.online ? 'salesforce_unreachable' : 'salesforce_offline', context);
    case 'timeout':
      return cut('salesforce_timeout', context, [failure.seconds]);
    case 'not_api':
      return notApi(failure.status, failure.text, context);
    case 'refused':
      return refusalProblem(failure, context);
  }
}

/** Whether other arguments could succeed. */
export function repairable(failure: SalesforceFailure): boolean {
  return failure.kind === 'refused' && rowOf(failure).repairable === true;
}

function refusalProblem(failure: Refusal, context: ProblemContext): Problem {
  const row = rowOf(failure);
  const { usage } = context;
  if (row.code === 'salesforce_daily_limit' && usage && usage.used >= usage.limit)
    return problem('salesforce_daily_limit_of', {
      subs: [usage.used, usage.limit],
      detail: detailOf(failure),
    });
  const named = row.named?.(failure) ?? '';
  return problem(row.namedCode && named ? row.namedCode : row.code, {
    subs: row.namedCode && named ? [named] : [failure.errorCode ?? `HTTP ${failure.status}`],
    detail: detailOf(failure),
    action: row.action ?? null,
    // 5xx may come after the work was done; everything below it is a refusal.
    saved: context.write === true && failure.status >= 500 && row.refuses !== true ? 'unknown' : 'nothing',
  });
}

function rowOf(failure: Refusal): ErrorRow {
  return messageRow(failure) ?? codeRow(failure.errorCode) ?? statusRow(failure.status);
}

/** Salesforce's words, the administrator's own validation messages among them, as they are. */
function detailOf({ errorCode, message }: Refusal): string | null {
  const words = scrubSecrets(message.trim());
  if (!words) return errorCode;
  return errorCode && !words.includes(errorCode) ? `${errorCode}: ${words}` : words;
}

function cut(code: ProblemCode, context: ProblemContext, subs: readonly number[] = []): Problem {
  return problem(code, { subs, action: 'retry', saved: context.write === true ? 'unknown' : 'nothing' });
}

const MAINTENANCE = /\bmaintenance\b|down for|temporarily unavailable|we'll be back|stay ahead/i;

function notApi(status: number, page: string, context: ProblemContext): Problem {
  const saved = context.write === true ? 'unknown' : 'nothing';
  const init = { subs: [status], detail: titleOf(page), action: 'retry' as ProblemAction, saved } as const;
  if (status === 0 || (status >= 300 && status < 400))
    return problem('salesforce_moved', { action: 'reconnect', saved: 'nothing' });
  if (MAINTENANCE.test(page)) return problem('salesforce_maintenance', init);
  if (status === 404) return problem('salesforce_not_an_org', { ...init, action: 'open_connections' });
  return problem(status >= 500 ? 'salesforce_unavailable' : 'salesforce_not_api', init);
}

/** An HTML page is of no use to the reader; its title may be. */
function titleOf(page: string): string | null {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(page.slice(0, 20_000))?.[1]?.trim();
  return title ? scrubSecrets(title) : null;
}
