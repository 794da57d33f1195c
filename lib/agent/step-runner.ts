import { type Problem, ProblemError, problem } from '../problem.ts';
import type { Edit, Preview } from '../storage/preview.ts';
import type { PinnedOrg, Run, Step } from '../storage/run.ts';
import { parseArguments } from '../tools/parse-arguments.ts';
import type { Tool, ToolContext, ToolOutcome, UndoCall } from '../tools/tool.ts';
import { fingerprint } from './envelope.ts';
import { resultStore } from './result-store.ts';
import type { RunnerWorld } from './runner-world.ts';

/** One call of a run, with everything that is needed to make it. */
interface Call {
  readonly tool: Tool;
  readonly input: unknown;
  readonly org: PinnedOrg;
  readonly context: ToolContext;
}

/** Counts the requests to Salesforce that a step makes, however it ends. */
export class Meter {
  calls = 0;
  readonly count = (): void => {
    this.calls += 1;
  };
}

/** What the user said yes to: the call as it will be made, and its fingerprint. */
export interface Approvable {
  readonly arguments: string;
  readonly preview: Preview | null;
  readonly envelope: string;
}

/** Carries out single calls. It decides nothing about a run; whatever it cannot do it throws as a ProblemError. */
export class StepRunner {
  private readonly world: RunnerWorld;

  constructor(world: RunnerWorld) {
    this.world = world;
  }

  /** Reads the live records: what the call would do, and the fingerprint of exactly that. */
  async preview(
    run: Run,
    step: Step,
    signal: AbortSignal,
    meter: Meter,
  ): Promise<Omit<Approvable, 'arguments'>> {
    const call = await this.call(run, step.tool, step.arguments, signal, meter);
    const preview = call.tool.write ? await call.tool.write.preview(call.input, call.context) : null;
    return { preview, envelope: await this.envelopeOf(call, preview) };
  }

  /** The step as the user wants it after changing values on the card. The records are read again only when it runs. */
  async edited(
    run: Run,
    step: Step,
    changes: { edits: readonly Edit[]; allowDuplicates: boolean },
  ): Promise<Approvable> {
    const call = await this.call(run, step.tool, step.arguments, new AbortController().signal, new Meter());
    const { write } = call.tool;
    if (!write)
      return { arguments: step.arguments, preview: null, envelope: await this.envelopeOf(call, null) };
    let input = changes.edits.length > 0 ? write.edit(call.input, changes.edits) : call.input;
    if (changes.allowDuplicates) {
      if (!write.allowDuplicates) throw new ProblemError(problem('duplicates_not_allowed'));
      input = write.allowDuplicates(input, step.writes);
    }
    const preview = withEdits(step.preview, changes.edits);
    return {
      arguments: JSON.stringify(input),
      preview,
      envelope: await this.envelopeOf({ ...call, input }, preview),
    };
  }

  async run(run: Run, step: Step, signal: AbortSignal, meter: Meter): Promise<ToolOutcome> {
    const call = await this.call(run, step.tool, step.arguments, signal, meter);
    const permission = await this.world.permission(run, call.tool, call.input);
    // Looked at again at the moment of execution: it may have been tightened since the call was decided (I1, I3).
    if (permission === 'disabled') throw new ProblemError(problem('tool_disabled', { subs: [step.tool] }));
    if (permission === 'needs_approval' || step.decision === 'ask') {
      const envelope = await this.envelopeOf(call, step.preview);
      if (step.approval?.envelope !== envelope)
        throw new ProblemError(problem('approval_missing', { subs: [step.tool] }));
    }
    const versions = step.approval ? (step.preview?.records.map((record) => record.version) ?? null) : null;
    return call.tool.run(call.input, { ...call.context, versions });
  }

  /** The user's click on Undo is the approval of exactly this call. */
  async undo(run: Run, undo: UndoCall, signal: AbortSignal, meter: Meter): Promise<ToolOutcome> {
    const call = await this.call(run, undo.tool, JSON.stringify(undo.input), signal, meter);
    return call.tool.run(call.input, { ...call.context, versions: undo.versions });
  }

  private async call(
    run: Run,
    name: string,
    written: string,
    signal: AbortSignal,
    meter: Meter,
  ): Promise<Call> {
    const tool = this.world.tools.find((candidate) => candidate.name === name);
    if (!tool || !run.org) throw new ProblemError(problem('tool_unknown', { subs: [name] }));
    const parsed = parseArguments(tool, written);
    if (!parsed.ok) throw new ProblemError(problem('tool_arguments', { subs: [name] }));
    const context: ToolContext = {
      org: await this.world.orgClient(run.org, meter.count),
      page: run.question.page,
      results: resultStore(run, this.world.now),
      signal,
      now: new Date(this.world.now()),
      timeZone: run.question.timeZone,
      maxRows: await this.world.maxRows(),
    };
    return { tool, input: parsed.value, org: run.org, context };
  }

  private envelopeOf({ tool, input, org }: Call, preview: Preview | null): Promise<string> {
    return fingerprint({ org, tool: tool.name, input, preview });
  }
}

/** The card after the user's changes: what was said yes to is what it shows. */
function withEdits(preview: Preview | null, edits: readonly Edit[]): Preview | null {
  if (!preview || edits.length === 0) return preview;
  const records = preview.records.map((record, index) => ({
    ...record,
    fields: record.fields.map((field) => {
      const edit = edits.find((candidate) => candidate.record === index && candidate.field === field.name);
      if (!edit) return field;
      const option = field.options?.find((candidate) => candidate.value === edit.value);
      return {
        ...field,
        value: edit.value,
        after: option?.label ?? (edit.value === null ? null : String(edit.value)),
      };
    }),
  }));
  return { ...preview, records };
}

/** A problem that says nothing about Salesforce data, for a write whose answer never came. */
export function isUnknown(what: Problem | null): boolean {
  return what?.saved === 'unknown';
}
