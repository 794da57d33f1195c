import type { Step } from '../../../lib/storage/run.ts';

/** What a card shows, as a key: where it changes, the user looks at something new. */
export function stepFace({ id, envelope, problem, writes }: Step): string {
  return [id, envelope, problem?.code, writes.length].join(' ');
}
