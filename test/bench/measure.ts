/** One number against its budget (design, section 8). Ratios and counts, never seconds. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  readonly budget: number;
  readonly unit: string;
}
