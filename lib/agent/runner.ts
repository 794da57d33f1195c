import { asProblem, ProblemError, problem } from '../problem.ts';
import type { Edit } from '../storage/preview.ts';
import type { Run, RunLimit, Step } from '../storage/run.ts';
import type { ToolOutcome } from '../tools/tool.ts';
import { CallRefused } from '../tools/write/call-refused.ts';
import { advance } from './advance.ts';
import type { Effect, Pins, RunEvent, StepOutcome } from './events.ts';
import { KeepAlive } from './keep-alive.ts';
import { SAVE_TEXT_EVERY_MS } from './limits.ts';
import { askModel, modelFinished } from './model-call.ts';
import { findStep, isOver } from './run-parts.ts';
import type { RunnerWorld } from './runner-world.ts';
import { Meter, StepRunner } from './step-runner.ts';

interface Active {
  readonly abort: AbortController;
  readonly letGo: () => void;
  /** Text of the streaming turn so far. */
  text: string;
}

/**
 * Performs what `advance` decides: every event is committed before its effects begin, and every outcome comes back as an
 * event. Nothing here is the truth about a run; the stored row is, so a runner that dies loses nothing that was told.
 */
export class Runner {
  private readonly world: RunnerWorld;
  private readonly steps: StepRunner;
  private readonly keepAlive: KeepAlive;
  private readonly active = new Map<string, Active>();
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(world: RunnerWorld, keepAlive = new KeepAlive()) {
    this.world = world;
    this.steps = new StepRunner(world);
    this.keepAlive = keepAlive;
  }

  async start(runId: string): Promise<void> {
    const run = await this.world.readRun(runId);
    if (run) await this.dispatch(runId, { type: 'start', at: this.world.now(), ...(await this.pins(run)) });
  }

  async retry(runId: string): Promise<void> {
    const run = await this.world.readRun(runId);
    if (run) await this.dispatch(runId, { type: 'retry', at: this.world.now(), ...(await this.pins(run)) });
  }

  /** Lets a run that paused at a limit go on, for as much again. */
  async goOn(runId: string): Promise<void> {
    await this.dispatch(runId, { type: 'go_on', at: this.world.now() });
  }

  async connected(runId: string): Promise<void> {
    const run = await this.world.readRun(runId);
    const org = run && (run.org ?? (await this.world.pinOrg(run)));
    if (org) await this.dispatch(runId, { type: 'connected', at: this.world.now(), org });
  }

  async cancel(runId: string): Promise<void> {
    const text = this.active.get(runId)?.text ?? null;
    await this.dispatch(runId, { type: 'cancel', at: this.world.now(), text });
  }

  /** `shown` is the fingerprint of the card that the user saw. @throws ProblemError where that card is out of date */
  async approve(
    runId: string,
    stepId: string,
    shown: string,
    changes: { edits: readonly Edit[]; allowDuplicates: boolean },
  ): Promise<void> {
    const { run, step } = await this.waiting(runId, stepId);
    const approvable = await this.steps.edited(run, step, changes);
    // Without changes it is the card itself that is approved, to the letter.
    const edited = changes.edits.length > 0 || changes.allowDuplicates;
    if (!edited && approvable.envelope !== shown) throw new ProblemError(problem('card_out_of_date'));
    const at = this.world.now();
    const did = await this.dispatch(runId, { type: 'approved', at, stepId, shown, edited, ...approvable });
    if (!did) throw new ProblemError(problem('card_out_of_date'));
  }

  async reject(runId: string, stepId: string, note: string | null): Promise<void> {
    await this.waiting(runId, stepId);
    await this.dispatch(runId, { type: 'rejected', at: this.world.now(), stepId, note });
  }

  /** Takes a finished write back. The outcome is on the step; throws where nothing was begun. */
  async undo(runId: string, stepId: string): Promise<void> {
    const run = await this.world.readRun(runId);
    const call = run && findStep(run, stepId) && (await this.world.undos.read(stepId));
    if (!call) throw new ProblemError(problem('undo_gone'));
    if (!(await this.dispatch(runId, { type: 'undo_started', at: this.world.now(), stepId }))) return;
    const letGo = this.keepAlive.hold();
    try {
      const meter = new Meter();
      const outcome = await this.steps.undo(run, call, new AbortController().signal, meter).catch(failed);
      const what = outcome.changedSince ? problem('undo_changed_since') : (outcome.failure?.problem ?? null);
      const state = what === null ? 'done' : what.saved === 'unknown' ? 'unknown' : 'failed';
      await this.dispatch(runId, {
        type: 'undo_finished',
        at: this.world.now(),
        stepId,
        state,
        problem: what,
        apiCalls: meter.calls,
      });
      if (state === 'done') await this.world.undos.forget(stepId);
    } finally {
      letGo();
    }
  }

  /** For a run found unfinished when the background starts. A queued one had not begun. */
  async wake(runId: string): Promise<void> {
    if (this.active.has(runId)) return;
    const run = await this.world.readRun(runId);
    if (run?.status === 'queued') await this.start(runId);
    else await this.dispatch(runId, { type: 'woke', at: this.world.now() });
  }

  private async waiting(runId: string, stepId: string): Promise<{ run: Run; step: Step }> {
    const run = await this.world.readRun(runId);
    const step = run ? findStep(run, stepId) : undefined;
    if (!run || step?.state !== 'awaiting_approval') throw new ProblemError(problem('card_out_of_date'));
    return { run, step };
  }

  /**
   * One event after the other for each run: read, advance, commit, then the effects. Tells whether it changed anything; a
   * step that was to start and was held back by a limit did not start.
   */
  private dispatch(runId: string, event: RunEvent): Promise<boolean> {
    const before = this.queues.get(runId) ?? Promise.resolve();
    const mine = before.then(() => this.commit(runId, event));
    const settled = mine.catch(() => undefined);
    this.queues.set(runId, settled);
    void settled.then(() => {
      if (this.queues.get(runId) === settled) this.queues.delete(runId);
    });
    return mine;
  }

  private async commit(runId: string, asked: RunEvent): Promise<boolean> {
    const run = await this.world.readRun(runId);
    if (!run) {
      this.release(runId);
      return false;
    }
    const event = asked.type === 'step_started' ? await this.withinLimits(run, asked) : asked;
    const next = advance(run, event);
    const changed = next.run !== run;
    if (changed) {
      await this.world.logSteps(run, next.run);
      await this.world.saveRun(next.run);
      this.world.saved(run, next.run);
    }
    for (const effect of next.effects) this.perform(next.run, effect);
    const busy = next.run.status === 'thinking' || next.run.status === 'acting';
    if (!busy && (isOver(next.run) || changed)) this.release(runId);
    return changed && event === asked;
  }

  /** Looked at in turn with the other steps of the run, so that each counts those that started before it. */
  private async withinLimits(
    run: Run,
    event: Extract<RunEvent, { type: 'step_started' }>,
  ): Promise<RunEvent> {
    const { at, stepId } = event;
    const limit = await this.limitOf(run, stepId);
    return limit ? { type: 'step_over_limit', at, stepId, limit } : event;
  }

  private async limitOf(run: Run, stepId: string): Promise<RunLimit | null> {
    // What stays in the browser costs the org nothing.
    return findStep(run, stepId)?.kind === 'local' ? null : this.world.overLimit(run, stepId);
  }

  private perform(run: Run, effect: Effect): void {
    if (effect.type === 'abort') {
      this.active.get(run.id)?.abort.abort();
      return;
    }
    const active = this.hold(run.id);
    // These turn every failure into an event; what still falls through is a failure of storage itself.
    this.work(run, effect, active).catch((error) =>
      console.error('Recordside could not commit a run', asProblem(error).code),
    );
  }

  private work(run: Run, effect: Exclude<Effect, { type: 'abort' }>, active: Active): Promise<void> {
    if (effect.type === 'call_model') return this.think(run, effect, active);
    if (effect.type === 'preview_step') return this.preview(run, effect.stepId, active);
    return this.act(run, effect.stepId, active);
  }

  private hold(runId: string): Active {
    const known = this.active.get(runId);
    if (known) return known;
    const active = { abort: new AbortController(), letGo: this.keepAlive.hold(), text: '' };
    this.active.set(runId, active);
    return active;
  }

  private release(runId: string): void {
    this.active.get(runId)?.letGo();
    this.active.delete(runId);
  }

  private async pins(run: Run): Promise<Pins> {
    const [org, needsOrg, pinned] = await Promise.all([
      this.world.pinOrg(run),
      this.world.needsOrg(run),
      this.world.pinModel(run).then(
        (model) => ({ model, modelProblem: null }),
        (error) => ({ model: null, modelProblem: asProblem(error) }),
      ),
    ]);
    return { org, needsOrg, ...pinned };
  }

  private async think(run: Run, effect: { turnId: string; final: boolean }, active: Active): Promise<void> {
    const { turnId } = effect;
    active.text = '';
    let saving: ReturnType<typeof setInterval> | undefined;
    try {
      const limit = await this.world.overLimit(run, null);
      if (limit) {
        await this.dispatch(run.id, { type: 'model_over_limit', at: this.world.now(), turnId, limit });
        return;
      }
      saving = setInterval(() => {
        void this.dispatch(run.id, { type: 'text', at: this.world.now(), turnId, text: active.text });
      }, SAVE_TEXT_EVERY_MS);
      const onText = (delta: string) => {
        active.text += delta;
        this.world.stream.push(run.id, turnId, delta);
      };
      const reply = await askModel(this.world, run, {
        final: effect.final,
        signal: active.abort.signal,
        onText,
      });
      clearInterval(saving);
      await this.dispatch(run.id, await modelFinished(this.world, run, turnId, reply));
    } catch (error) {
      clearInterval(saving);
      // A stopped request fails too; the run is cancelled by then, and advance drops this.
      const failure = asProblem(error);
      const at = this.world.now();
      await this.dispatch(run.id, { type: 'model_failed', at, turnId, text: active.text, problem: failure });
    } finally {
      this.world.stream.end(turnId);
    }
  }

  private async preview(run: Run, stepId: string, active: Active): Promise<void> {
    const step = findStep(run, stepId);
    if (!step) return;
    const meter = new Meter();
    try {
      const limit = await this.limitOf(run, stepId);
      if (limit) {
        await this.dispatch(run.id, { type: 'step_over_limit', at: this.world.now(), stepId, limit });
        return;
      }
      const { preview, envelope } = await this.steps.preview(run, step, active.abort.signal, meter);
      const at = this.world.now();
      await this.dispatch(run.id, {
        type: 'previewed',
        at,
        stepId,
        preview,
        envelope,
        problem: step.problem,
        apiCalls: meter.calls,
      });
    } catch (error) {
      await this.finish(run.id, stepId, failed(error), meter.calls);
    }
  }

  private async act(run: Run, stepId: string, active: Active): Promise<void> {
    // Committed before anything leaves; whoever did not start it does not run it (invariant I2).
    const mine = await this.dispatch(run.id, { type: 'step_started', at: this.world.now(), stepId });
    const step = findStep(run, stepId);
    if (!mine || !step || active.abort.signal.aborted) return;
    const meter = new Meter();
    const outcome = await this.steps.run(run, step, active.abort.signal, meter).catch(failed);
    if (outcome.undo) await this.world.undos.keep(run.id, stepId, outcome.undo);
    await this.finish(run.id, stepId, outcome, meter.calls);
  }

  private async finish(runId: string, stepId: string, outcome: ToolOutcome, apiCalls: number): Promise<void> {
    const at = this.world.now();
    const what = outcome.failure?.problem ?? null;
    const writes = outcome.writes ?? [];
    if (what?.action === 'reconnect') {
      await this.dispatch(runId, { type: 'session_ended', at, stepId, problem: what, apiCalls });
    } else if (outcome.changedSince) {
      await this.dispatch(runId, {
        type: 'look_again',
        at,
        stepId,
        writes: [],
        problem: problem('record_changed'),
        apiCalls,
      });
    } else if (
      writes.length > 0 &&
      writes.every(({ saved, duplicates }) => !saved && duplicates?.mayBeSaved)
    ) {
      const duplicates = problem('duplicates_found');
      await this.dispatch(runId, { type: 'look_again', at, stepId, writes, problem: duplicates, apiCalls });
    } else {
      await this.dispatch(runId, { type: 'step_finished', at, stepId, outcome: settled(outcome, apiCalls) });
    }
  }
}

function settled(
  { forModel, sources, failure, writes = [], undo }: ToolOutcome,
  apiCalls: number,
): StepOutcome {
  const what = failure?.problem ?? null;
  const unknown = what?.saved === 'unknown';
  const repairable = failure?.repairable ?? false;
  const undoable = undo !== undefined;
  return { forModel, sources, problem: what, repairable, writes, undoable, unknown, apiCalls };
}

function failed(error: unknown): ToolOutcome {
  // A tool that refuses a call knows best what to tell the model of it.
  if (error instanceof CallRefused) return error.outcome;
  const what = asProblem(error);
  const forModel = `The call failed: ${what.detail ?? what.code.replaceAll('_', ' ')}`;
  return { forModel, sources: [], failure: { problem: what, repairable: false } };
}
