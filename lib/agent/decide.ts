import type { ModelToolCall } from '../models/model.ts';
import { problem } from '../problem.ts';
import { parseArguments } from '../tools/parse-arguments.ts';
import type { Permission, Tool } from '../tools/tool.ts';
import type { DecidedCall } from './events.ts';

/**
 * Whether a call runs, waits for the user, or is refused. Unknown tools and arguments that do not parse never run: they go
 * back to the model as an error (design, section 4).
 */
export async function decide(
  call: ModelToolCall,
  toolNamed: (name: string) => Tool | undefined,
  permission: (tool: Tool, input: unknown) => Promise<Permission>,
): Promise<DecidedCall> {
  const tool = toolNamed(call.name);
  const base = {
    callId: call.id,
    tool: call.name,
    kind: tool?.kind ?? 'destructive',
    arguments: call.arguments,
    providerData: call.providerData,
  } as const;
  if (!tool) {
    return {
      ...base,
      decision: 'blocked',
      refusal: refused('There is no such tool.', 'tool_unknown', call.name),
    };
  }
  const parsed = parseArguments(tool, call.arguments);
  const allowed = await permission(tool, parsed.ok ? parsed.value : undefined);
  if (allowed === 'disabled') {
    return {
      ...base,
      decision: 'blocked',
      refusal: refused('This tool is disabled.', 'tool_disabled', call.name),
    };
  }
  if (!parsed.ok) {
    return {
      ...base,
      decision: 'invalid',
      refusal: { forModel: parsed.forModel, problem: problem('tool_arguments', { subs: [call.name] }) },
    };
  }
  return { ...base, decision: allowed === 'always_allow' ? 'auto' : 'ask', refusal: null };
}

function refused(
  forModel: string,
  code: 'tool_unknown' | 'tool_disabled',
  name: string,
): DecidedCall['refusal'] {
  return {
    forModel: `${forModel} Do not call it again.`,
    problem: problem(code, { subs: [name.slice(0, 64)] }),
  };
}
