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

export function usageOf({ turns }: Pick<Run, 'turns'>): RunUsage {
  const usages = turns.flatMap(({ usage }) => usage ?? []);
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const costs = usages.map(({ cost }) => cost ?? null);
  return {
    inputTokens: sum(usages.map(({ inputTokens }) => inputTokens)),
    cachedTokens: sum(usages.map(({ cachedTokens }) => cachedTokens)),
    outputTokens: sum(usages.map(({ outputTokens }) => outputTokens)),
    apiCalls: sum(turns.flatMap(({ steps }) => steps.map(({ apiCalls = 0 }) => apiCalls))),
    cost: costs.includes(null) ? null : sum(costs.map((cost) => cost ?? 0)),
  };
}
