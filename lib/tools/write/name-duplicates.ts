import type { DuplicateMatches } from '../../salesforce/duplicate-matches.ts';
import type { RecordOutcome } from '../../salesforce/write-request.ts';
import { objectOfId } from '../resolve-object.ts';
import type { ToolContext } from '../tool.ts';
import { linkedNames } from './linked-names.ts';

/** The records that stood in the way, with their names and objects, in step with the outcomes. Never throws. */
export async function nameDuplicates(
  outcomes: readonly RecordOutcome[],
  context: ToolContext,
): Promise<readonly (DuplicateMatches | null)[]> {
  const bare = outcomes.map(({ duplicates }) => duplicates);
  const found = bare.flatMap((one) => one?.records ?? []);
  if (found.length === 0) return bare;
  try {
    const { org, signal } = context;
    const nameless = found.filter(({ name }) => name === null).map(({ recordId }) => recordId);
    const names = await linkedNames(nameless, context);
    const named = async (match: DuplicateMatches['records'][number]) => ({
      ...match,
      object: match.object || ((await objectOfId(match.recordId, org, signal)) ?? ''),
      name: match.name ?? names.get(match.recordId) ?? null,
    });
    return await Promise.all(
      bare.map(async (one) => one && { ...one, records: await Promise.all(one.records.map(named)) }),
    );
  } catch {
    return bare;
  }
}
