/** The org's API calls against its daily limit, as `Sforce-Limit-Info` and `/limits` tell them. */
export class ApiUsage {
  limit: number;
  used = 0;
  readonly #initialLimit: number;

  constructor(limit: number) {
    this.limit = limit;
    this.#initialLimit = limit;
  }

  /** Counts a call; false when the limit is used up. A refused call is not counted. */
  take(): boolean {
    if (this.used >= this.limit) return false;
    this.used += 1;
    return true;
  }

  header(): string {
    return `api-usage=${this.used}/${this.limit}`;
  }

  reset(): void {
    this.used = 0;
    this.limit = this.#initialLimit;
  }
}
