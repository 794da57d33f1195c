import type { ModelReply, ModelTool } from '../models/model.ts';
import { ProblemError, problem } from '../problem.ts';
import type { Run, Usage } from '../storage/run.ts';
import type { Tool } from '../tools/tool.ts';
import { toolSchema } from '../tools/tool-schema.ts';
import { citationsIn } from './citations.ts';
import { decide } from './decide.ts';
import type { RunEvent } from './events.ts';
import type { RunnerWorld } from './runner-world.ts';
import { transcript } from './transcript.ts';

interface ModelCall {
  /** No tools any more: the answer has to be given. */
  readonly final: boolean;
  readonly signal: AbortSignal;
  readonly onText: (delta: string) => void;
}

/** Puts the run, as far as it is, to its model. Throws ProblemError. */
export async function askModel(world: RunnerWorld, run: Run, call: ModelCall): Promise<ModelReply> {
  if (!run.model) throw new ProblemError(problem('no_model', { action: 'open_models' }));
  const [{ provider, key }, all, tools, instructions] = await Promise.all([
    world.provider(run.model),
    world.readRuns(run.conversationId),
    offeredTools(world, run),
    world.instructions(run),
  ]);
  const earlier = all.filter((other) => other.seq < run.seq);
  return world.callModel(provider, key, {
    model: run.model.model,
    messages: transcript(earlier, run, { final: call.final, instructions, hasTools: tools.length > 0 }),
    tools: tools.map(offer),
    toolChoice: call.final ? 'none' : 'auto',
    effort: run.model.effort ?? null,
    signal: call.signal,
    onText: call.onText,
  });
}

/** A reply as an event: each of its calls decided, each of its citations held against what the org really gave. */
export async function modelFinished(
  world: RunnerWorld,
  run: Run,
  turnId: string,
  reply: ModelReply,
): Promise<RunEvent> {
  const { text, toolCalls, finishReason } = reply;
  const toolNamed = (name: string) => world.tools.find((tool) => tool.name === name);
  const permission = (tool: Tool, input: unknown) => world.permission(run, tool, input);
  const calls = await Promise.all(toolCalls.map((call) => decide(call, toolNamed, permission)));
  const usage = await withCost(world, run, reply.usage);
  const citations = await citationsOf(world, run, text);
  const cut = finishReason === 'length';
  return { type: 'model_finished', at: world.now(), turnId, text, calls, cut, citations, usage };
}

/** At the price that is in force now: what an answer cost does not change when prices do. */
async function withCost(world: RunnerWorld, run: Run, usage: Usage | null): Promise<Usage | null> {
  if (!usage || !run.model) return usage;
  return { ...usage, cost: await world.costOf(run.model, usage) };
}

async function offeredTools(world: RunnerWorld, run: Run): Promise<readonly Tool[]> {
  const permissions = await Promise.all(world.tools.map((tool) => world.permission(run, tool)));
  return world.tools.filter((_, index) => permissions[index] !== 'disabled');
}

function offer(tool: Tool): ModelTool {
  const { name, description } = tool;
  return { type: 'function', function: { name, description, parameters: toolSchema(tool) } };
}

async function citationsOf(world: RunnerWorld, run: Run, text: string): Promise<string[]> {
  if (!text.includes('record:')) return [];
  const known = new Set(await world.knownRecordIds(run.conversationId));
  for (const id of pageIds(run)) known.add(id);
  return citationsIn(text, known);
}

function pageIds({ question: { page } }: Run): string[] {
  return [page?.recordId, page?.workspace?.recordId].filter((id) => typeof id === 'string');
}
