import { moneyText } from '../money-text.ts';
import { type Problem, type ProblemCode, problem } from '../problem.ts';
import type { LimitName, Run, RunLimit } from '../storage/run.ts';
import { usageOf } from '../storage/run-usage.ts';
import type { Limits } from '../storage/settings.ts';

/** What has to be known, besides the run, to say whether it may go on. */
export interface Spending {
  readonly limits: Limits;
  /** US dollars, all answers of the day, as far as prices are known. */
  readonly spentToday: number;
  /** Calls to the org in the last 24 hours, by whomever; null where Salesforce has not told yet. */
  readonly orgUsage: { readonly used: number; readonly limit: number } | null;
}

/**
 * The first limit that stands in the way of the next request, null where none does. Before the model is asked (`stepId`
 * null): what was used up. Before a step: whether one more call to Salesforce would go past.
 */
export function limitReached(run: Run, stepId: string | null, spending: Spending): RunLimit | null {
  const { limits } = spending;
  if (stepId !== null) {
    const before = callsBefore(run, stepId);
    return callsReached(run, before, before + 1, limits) ?? shareReached(run, spending);
  }
  const used = usageOf(run);
  const { tokensPerAnswer, moneyPerAnswer, moneyPerDay } = limits;
  return (
    reached(run, 'tokensPerAnswer', used.inputTokens + used.outputTokens, tokensPerAnswer, number) ??
    reached(run, 'moneyPerAnswer', knownCost(run), moneyPerAnswer, moneyText) ??
    (isAllowed(run, 'moneyPerDay')
      ? null
      : reached(run, 'moneyPerDay', spending.spentToday, moneyPerDay, moneyText)) ??
    callsReached(run, used.apiCalls, used.apiCalls, limits) ??
    shareReached(run, spending)
  );
}

const CODES = {
  tokensPerAnswer: 'limit_tokens_per_answer',
  moneyPerAnswer: 'limit_money_per_answer',
  moneyPerDay: 'limit_money_per_day',
  apiCallsPerAnswer: 'limit_api_calls_per_answer',
  orgApiShare: 'limit_org_api_share',
} as const satisfies Record<LimitName, ProblemCode>;

function reached(
  run: Run,
  name: LimitName,
  used: number,
  limit: number | null,
  words: (amount: number) => string,
): RunLimit | null {
  if (limit === null) return null;
  const allowed = run.allowed?.[name] ?? 0;
  const ceiling = limit * (1 + allowed);
  if (used < ceiling) return null;
  return {
    name,
    problem: say(name, words(used), words(ceiling)),
    allow: Math.max(allowed + 1, Math.floor(used / limit)),
  };
}

/** Calls are whole: there may be as many as the limit says, and not one more. */
function callsReached(run: Run, made: number, wanted: number, limits: Limits): RunLimit | null {
  const limit = limits.apiCallsPerAnswer;
  const allowed = run.allowed?.apiCallsPerAnswer ?? 0;
  if (limit === null || wanted <= limit * (1 + allowed)) return null;
  return {
    name: 'apiCallsPerAnswer',
    problem: say('apiCallsPerAnswer', number(made), number(limit * (1 + allowed))),
    allow: Math.max(allowed + 1, Math.floor(wanted / limit)),
  };
}

function shareReached(run: Run, { limits: { orgApiShare }, orgUsage }: Spending): RunLimit | null {
  if (orgApiShare === null || !orgUsage || isAllowed(run, 'orgApiShare')) return null;
  const share = (orgUsage.used / orgUsage.limit) * 100;
  if (!(share >= orgApiShare)) return null;
  return {
    name: 'orgApiShare',
    problem: problem(CODES.orgApiShare, {
      subs: [
        percent(share / 100),
        percent(orgApiShare / 100),
        number(orgUsage.used),
        number(orgUsage.limit),
        run.org?.orgName ?? '',
      ],
    }),
    allow: 1,
  };
}

/** Of a day or of the org nobody can grant as much again: it is lifted, for this answer. */
function isAllowed(run: Run, name: LimitName): boolean {
  return (run.allowed?.[name] ?? 0) > 0;
}

/**
 * Calls made before a step, and one for each that is under way and has not told yet. Of previews, which all begin at
 * once, those before it.
 */
function callsBefore(run: Run, stepId: string): number {
  const steps = run.turns.at(-1)?.steps ?? [];
  const mine = steps.findIndex(({ id }) => id === stepId);
  const underWay = steps.filter(
    ({ state, kind }, index) =>
      kind !== 'local' && index !== mine && (state === 'started' || (state === 'previewing' && index < mine)),
  );
  return usageOf(run).apiCalls + underWay.length;
}

function knownCost({ turns }: Run): number {
  return turns.reduce((sum, { usage }) => sum + (usage?.cost ?? 0), 0);
}

function say(name: LimitName, used: string, limit: string): Problem {
  return problem(CODES[name], { subs: [used, limit] });
}

const number = (amount: number) => new Intl.NumberFormat().format(amount);

const percent = (share: number) =>
  new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 }).format(share);
