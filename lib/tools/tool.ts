import type * as z from 'zod/mini';
import { asProblem, type Problem, problem } from '../problem.ts';
import type { OrgClient } from '../salesforce/org-client.ts';
import type { PageContext } from '../salesforce/page/page-context.ts';
import type { Edit, Preview, WriteOutcome } from '../storage/preview.ts';
import type { Result } from '../storage/result.ts';
import type { Source } from '../storage/run.ts';

export type ToolKind = 'read' | 'write' | 'destructive' | 'local';
export type Permission = 'always_allow' | 'needs_approval' | 'disabled';

/** What a tool may touch: the org, the page and the results. Never the interface, the model or storage. */
export interface ToolContext {
  readonly org: OrgClient;
  readonly page: PageContext | null;
  readonly results: ResultStore;
  readonly signal: AbortSignal;
  readonly now: Date;
  readonly timeZone: string;
  /** Most rows one read brings, over all its pages: a setting of the user's. */
  readonly maxRows: number;
  /**
   * For writes: the versions that the approved preview showed, in its order. A record that has another one is not written
   * (`changedSince`). Null where the tool is always allowed and nobody looked.
   */
  readonly versions?: readonly (string | null)[] | null;
}

export interface ResultStore {
  /** Keeps all rows and names them: returns the reference (`r1`). */
  put(
    result: Pick<Result, 'object' | 'columns' | 'rows' | 'recordIds' | 'total' | 'capped'>,
  ): Promise<string>;
  get(ref: string): Promise<Result | null>;
}

export interface ToolOutcome {
  /** Text for the model: compact, fenced, size-capped. */
  readonly forModel: string;
  readonly sources: readonly Source[];
  /** Set where the call failed; `repairable` when other arguments could succeed (a wrong field, a malformed query). */
  readonly failure?: { readonly problem: Problem; readonly repairable: boolean };
  /** Of a write: what became of each record, in the order of the preview. */
  readonly writes?: readonly WriteOutcome[];
  /** The call that would take the write back, where there is one; kept in memory only, offered as Undo. */
  readonly undo?: UndoCall;
  /** True where a record changed since the preview, so that nothing was written and the user has to look again. */
  readonly changedSince?: boolean;
}

export interface UndoCall {
  readonly tool: string;
  readonly input: unknown;
  /** Versions right after the write: if a record has another one by then, somebody changed it and Undo refuses. */
  readonly versions: readonly (string | null)[];
}

export interface Tool<Input = unknown> {
  readonly name: string;
  /** Paid for in every request: short. */
  readonly description: string;
  readonly input: z.ZodMiniType<Input>;
  readonly kind: ToolKind;
  readonly defaultPermission: Permission;
  /** API name of the object a call touches, where no argument named `object` says it; for the object scope. */
  objectOf?(input: Input): string;
  /** Never rejects: what goes wrong, an abort too (`stopped`), is the outcome's `failure`. */
  run(input: Input, context: ToolContext): Promise<ToolOutcome>;
  /** Writes only. */
  readonly write?: WriteSide<Input>;
}

/** What a write has besides `run`. */
export interface WriteSide<Input> {
  /** Reads the live records and says what would be done, before → after. Throws ProblemError where nothing can be. */
  preview(input: Input, context: ToolContext): Promise<Preview>;
  /** The same call with the values the user changed on the card. */
  edit(input: Input, edits: readonly Edit[]): Input;
  /**
   * The same call, saving in spite of the duplicates that were found: the user's separate choice. `writes` is what became
   * of the first try; only records that were not saved for their duplicates are in the new call.
   */
  allowDuplicates?(input: Input, writes?: readonly WriteOutcome[]): Input;
}

/** Keeps the input type between schema and `run`, and keeps the promise that `run` never rejects. */
export function defineTool<Input>(tool: Tool<Input>): Tool<Input> {
  return {
    ...tool,
    run: async (input, context) => {
      try {
        return await tool.run(input, context);
      } catch (thrown) {
        // Failed questions are outcomes already (ask-org.ts); this is a describe that failed, or a full disk.
        const what = context.signal.aborted ? problem('stopped') : asProblem(thrown);
        return {
          forModel: tool.write ? 'Failed before anything was written.' : 'Failed. No data was read.',
          sources: [],
          failure: { problem: what, repairable: false },
        };
      }
    },
  };
}
