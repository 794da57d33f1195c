import { problem } from '../../problem.ts';
import type { ObjectDescribe } from '../../salesforce/org-client.ts';
import type { Source } from '../../storage/run.ts';
import type { ToolContext, ToolOutcome } from '../tool.ts';

/** True where a record is not in the state that was approved. Nothing approved is nothing to compare with. */
export function isStale(versions: readonly (string | null)[], approved: ToolContext['versions']): boolean {
  if (!approved) return false;
  // A list that does not fit belongs to another call.
  return (
    approved.length !== versions.length || approved.some((version, index) => version !== versions[index])
  );
}

export function staleOutcome(describe: ObjectDescribe, sources: readonly Source[]): ToolOutcome {
  return {
    forModel: `Nothing was written: a ${describe.name} record was changed after the user had looked at it. The user has to look again.`,
    sources,
    failure: { problem: problem('salesforce_changed_meanwhile', { action: 'retry' }), repairable: false },
    changedSince: true,
  };
}
