import type { ModelProvider, ModelReply, ModelRequest, ModelTool } from '../models/model.ts';
import { asProblem, problem, ProblemError } from '../problem.ts';
import type { OrgClient } from '../salesforce/org-client.ts';
import type { PinnedModel, PinnedOrg, Run, Step } from '../storage/run.ts';
import { parseArguments } from '../tools/parse-arguments.ts';
import type { Permission, Tool, ToolOutcome } from '../tools/tool.ts';
import { toolSchema } from '../tools/tool-schema.ts';
import { advance, isOver } from './advance.ts';
import { citationsIn } from './citations.ts';
import { decide } from './decide.ts';
import type { Effect, RunEvent, StepOutcome } from './events.ts';
import { KeepAlive } from './keep-alive.ts';
import { SAVE_TEXT_EVERY_MS } from './limits.ts';
import { resultStore } from './result-store.ts';
import { transcript } from './transcript.ts';

/** What the runner needs of the world; the background hands in the real things, tests hand in others. */
export interface RunnerWorld {
  readonly tools: readonly Tool[];
  /** Read anew at each use: a permission may have been tightened since. */
  permission(tool: Tool): Promise<Permission>;
  /** Who would act, were a run of this conversation and page to start now; null when nobody is signed in. */
  pinOrg(run: Run): Promise<PinnedOrg | null>;
  pinModel(): Promise<PinnedModel | null>;
  orgClient(org: PinnedOrg): Promise<OrgClient>;
  provider(model: PinnedModel): Promise<{ provider: ModelProvider; key: string | null }>;
  callModel(provider: ModelProvider, key: string | null, request: ModelRequest): Promise<ModelReply>;
  readonly maxRows: () => Promise<number>;
  readRun(id: string): Promise<Run | null>;
  readRuns(conversationId: string): Promise<readonly Run[]>;
  saveRun(run: Run): Promise<void>;
  /** Ids of all records that results of the conversation hold. */
  knownRecordIds(conversationId: string): Promise<ReadonlySet<string>>;
  readonly stream: { push(runId: string, turnId: string, text: string): void; end(turnId: string): void };
  now(): number;
}

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
  private readonly keepAlive = new KeepAlive();
  private readonly active = new Map<string, Active>();
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(world: RunnerWorld) {
    this.world = world;
  }

  async start(runId: string): Promise<void> {
    const run = await this.world.readRun(runId);
    if (run) await this.dispatch(runId, { type: 'start', at: this.world.now(), ...(await this.pins(run)) });
  }

  async retry(runId: string): Promise<void> {
    const run = await this.world.readRun(runId);
    if (run) await this.dispatch(runId, { type: 'retry', at: this.world.now(), ...(await this.pins(run)) });
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

  /** For a run found unfinished when the background starts. A queued one had not begun. */
  async wake(runId: string): Promise<void> {
    if (this.active.has(runId)) return;
    const run = await this.world.readRun(runId);
    if (run?.status === 'queued') await this.start(runId);
    else await this.dispatch(runId, { type: 'woke', at: this.world.now() });
  }

  /** One event after the other for each run: read, advance, commit, then the effects. */
  private dispatch(runId: string, event: RunEvent): Promise<void> {
    const before = this.queues.get(runId) ?? Promise.resolve();
    const mine = before.then(() => this.commit(runId, event));
    const settled = mine.catch(() => undefined);
    this.queues.set(runId, settled);
    void settled.then(() => {
      if (this.queues.get(runId) === settled) this.queues.delete(runId);
    });
    return mine;
  }

  private async commit(runId: string, event: RunEvent): Promise<void> {
    const run = await this.world.readRun(runId);
    if (!run) return this.release(runId);
    const next = advance(run, event);
    if (next.run !== run) await this.world.saveRun(next.run);
    for (const effect of next.effects) this.perform(next.run, effect);
    const busy = next.run.status === 'thinking' || next.run.status === 'acting';
    if (!busy && (isOver(next.run) || next.run !== run)) this.release(runId);
  }

  private perform(run: Run, effect: Effect): void {
    if (effect.type === 'abort') return this.active.get(run.id)?.abort.abort();
    const active = this.hold(run.id);
    const work = effect.type === 'call_model' ? this.think(run, effect, active) : this.act(run, effect.stepId, active);
    // Both turn every failure into an event; what still falls through is a failure of storage itself.
    work.catch((error) => console.error('Recordside could not commit a run', asProblem(error).code));
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

  private async pins(run: Run): Promise<{ org: PinnedOrg | null; model: PinnedModel | null }> {
    const [org, model] = await Promise.all([this.world.pinOrg(run), this.world.pinModel()]);
    return { org, model };
  }

  private async think(run: Run, effect: { turnId: string; final: boolean }, active: Active): Promise<void> {
    const { turnId } = effect;
    active.text = '';
    const saving = setInterval(() => {
      void this.dispatch(run.id, { type: 'text', at: this.world.now(), turnId, text: active.text });
    }, SAVE_TEXT_EVERY_MS);
    try {
      const reply = await this.askModel(run, effect, active);
      clearInterval(saving);
      await this.dispatch(run.id, await this.modelFinished(run, turnId, reply));
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

  private async askModel(run: Run, effect: { turnId: string; final: boolean }, active: Active): Promise<ModelReply> {
    if (!run.model) throw new ProblemError(problem('no_model', { action: 'open_models' }));
    const [{ provider, key }, earlier, tools] = await Promise.all([
      this.world.provider(run.model),
      this.world.readRuns(run.conversationId),
      this.offeredTools(),
    ]);
    const request: ModelRequest = {
      model: run.model.model,
      messages: transcript(
        earlier.filter((other) => other.seq < run.seq),
        run,
        effect,
      ),
      tools: tools.map(offer),
      toolChoice: effect.final ? 'none' : 'auto',
      signal: active.abort.signal,
      onText: (delta) => {
        active.text += delta;
        this.world.stream.push(run.id, effect.turnId, delta);
      },
    };
    return this.world.callModel(provider, key, request);
  }

  private async offeredTools(): Promise<readonly Tool[]> {
    const permissions = await Promise.all(this.world.tools.map((tool) => this.world.permission(tool)));
    return this.world.tools.filter((_, index) => permissions[index] !== 'disabled');
  }

  private async modelFinished(run: Run, turnId: string, reply: ModelReply): Promise<RunEvent> {
    const permissions = new Map<Tool, Permission>();
    for (const tool of this.world.tools) permissions.set(tool, await this.world.permission(tool));
    const toolNamed = (name: string) => this.world.tools.find((tool) => tool.name === name);
    return {
      type: 'model_finished',
      at: this.world.now(),
      turnId,
      text: reply.text,
      calls: reply.toolCalls.map((call) => decide(call, toolNamed, (tool) => permissions.get(tool) ?? 'disabled')),
      cut: reply.finishReason === 'length',
      citations: await this.citations(run, reply.text),
      usage: reply.usage,
    };
  }

  private async citations(run: Run, text: string): Promise<string[]> {
    if (!text.includes('record:')) return [];
    const known = new Set(await this.world.knownRecordIds(run.conversationId));
    for (const id of pageIds(run)) known.add(id);
    return citationsIn(text, known);
  }

  private async act(run: Run, stepId: string, active: Active): Promise<void> {
    await this.dispatch(run.id, { type: 'step_started', at: this.world.now(), stepId });
    const step = run.turns.at(-1)?.steps.find((candidate) => candidate.id === stepId);
    if (!step || active.abort.signal.aborted) return;
    const outcome = await this.runTool(run, step, active.abort.signal);
    const at = this.world.now();
    if (outcome.problem?.action === 'reconnect') {
      await this.dispatch(run.id, { type: 'session_ended', at, stepId, problem: outcome.problem });
    } else {
      await this.dispatch(run.id, { type: 'step_finished', at, stepId, outcome });
    }
  }

  private async runTool(run: Run, step: Step, signal: AbortSignal): Promise<StepOutcome> {
    try {
      const tool = this.world.tools.find((candidate) => candidate.name === step.tool);
      // Looked at again at the moment of execution: it may have been disabled since the call was decided.
      if (!tool || !run.org || (await this.world.permission(tool)) !== 'always_allow') {
        throw new ProblemError(problem('tool_disabled', { subs: [step.tool] }));
      }
      const parsed = parseArguments(tool, step.arguments);
      if (!parsed.ok) throw new ProblemError(problem('tool_arguments', { subs: [step.tool] }));
      const outcome = await tool.run(parsed.value, {
        org: await this.world.orgClient(run.org),
        page: run.question.page,
        results: resultStore(run, this.world.now),
        signal,
        now: new Date(this.world.now()),
        timeZone: run.question.timeZone,
        maxRows: await this.world.maxRows(),
      });
      return settled(outcome);
    } catch (error) {
      const failure = asProblem(error);
      return { forModel: `The call failed: ${failure.detail ?? failure.code}`, sources: [], problem: failure, repairable: false };
    }
  }
}

function offer(tool: Tool): ModelTool {
  const { name, description } = tool;
  return { type: 'function', function: { name, description, parameters: toolSchema(tool) } };
}

function settled({ forModel, sources, failure }: ToolOutcome): StepOutcome {
  return { forModel, sources, problem: failure?.problem ?? null, repairable: failure?.repairable ?? false };
}

function pageIds({ question: { page } }: Run): string[] {
  return [page?.recordId, page?.workspace?.recordId].filter((id) => typeof id === 'string');
}

