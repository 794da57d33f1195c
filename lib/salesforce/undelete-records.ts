import * as z from 'zod/mini';
import { type LockRetry, retryLocked } from './retry-locked.ts';
import type { SoapRequest } from './soap-call.ts';
import { outcomeOf, unreadable } from './write-records.ts';
import type { RecordOutcome } from './write-request.ts';

export interface UndeleteDeps extends Pick<LockRetry, 'sleep' | 'random'> {
  readonly soap: (request: Pick<SoapRequest, 'method' | 'args'>) => Promise<unknown>;
}

// XML has no lists of one, and no booleans.
const list = <T extends z.ZodMiniType>(of: T) =>
  z.union([
    z.array(of),
    z.pipe(
      of,
      z.transform((one) => [one]),
    ),
  ]);
const text = z.union([
  z.string(),
  z.pipe(
    z.unknown(),
    z.transform(() => null),
  ),
]);
const soapError = z.object({ statusCode: z.string(), message: z._default(z.string(), '') });
const row = z.object({
  id: z.optional(text),
  success: z.string(),
  errors: z.optional(list(soapError)),
});
const answer = z.object({ result: list(row) });

/** Takes up to 200 records out of the recycle bin; outcomes in their order. REST has no call for it. */
export async function undeleteRecords(
  ids: readonly string[],
  deps: UndeleteDeps,
  signal: AbortSignal,
): Promise<readonly RecordOutcome[]> {
  const send = async (indexes: readonly number[]) => {
    const some = ids.filter((_, index) => indexes.includes(index));
    const parsed = answer.safeParse(await deps.soap({ method: 'undelete', args: { ids: some } }));
    if (!parsed.success || parsed.data.result.length !== some.length) throw unreadable();
    return parsed.data.result.map(({ success, errors = [] }, place) =>
      outcomeOf({ success: success === 'true', errors }, some[place] ?? null),
    );
  };
  return retryLocked({ ...deps, signal, send, count: ids.length, allOrNone: false });
}
