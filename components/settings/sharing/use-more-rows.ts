import { useState } from 'react';

const STEP = 60;

/** A long list in steps: what is shown now, how many are left, and the way to more. */
export function useMoreRows<T>(rows: readonly T[]): {
  readonly shown: readonly T[];
  readonly left: number;
  more(): void;
} {
  const [limit, setLimit] = useState(STEP);
  const shown = rows.length > limit ? rows.slice(0, limit) : rows;
  return { shown, left: rows.length - shown.length, more: () => setLimit(limit + STEP) };
}
