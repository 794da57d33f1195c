/** Tokens of one model on one day, or API calls of one org. A day is the user's own, `2026-11-22`. */
export interface SpendRow {
  /** `<day> model <provider id> <model>` or `<day> org <org id>`. */
  readonly id: string;
  readonly day: string;
  readonly of: 'model' | 'org';
  /** Model id, or the org's name. */
  readonly name: string;
  readonly answers: number;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly apiCalls: number;
}
