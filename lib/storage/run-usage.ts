import type { Run } from './run.ts';

/** What one answer used so far. */
export interface RunUsage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** Requests to Salesforce, previews, retries and undoing too. */
  readonly apiCalls: number;
  /** US dollars, at the prices in force when it was used; null where some of it had no known price. */
  readonly cost: number | null;
}

const NOTHING: RunUsage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, apiCalls: 0, cost: 0 };

export function usageOf({ turns }: Pick<Run, 'turns'>): RunUsage {
  return turns.reduce<RunUsage>((sum, { usage, steps }) => {
    const apiCalls = steps.reduce((calls, step) => calls + (step.apiCalls ?? 0), sum.apiCalls);
    if (!usage) return { ...sum, apiCalls };
    const cost = usage.cost ?? null;
    return {
      inputTokens: sum.inputTokens + usage.inputTokens,
      cachedTokens: sum.cachedTokens + usage.cachedTokens,
      outputTokens: sum.outputTokens + usage.outputTokens,
      apiCalls,
      cost: sum.cost === null || cost === null ? null : sum.cost + cost,
    };
  }, NOTHING);
}
