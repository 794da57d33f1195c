/** The chunks of a streamed answer, in the order and shape in which the providers send them. */
import type { Completion } from './completion.ts';
import type { Reply } from './reply.ts';

export interface Chunk {
  data: object;
  /** Characters of text or tool arguments in it. 0 for chunks that are not pieces of the answer. */
  chars: number;
}

type Quirks = NonNullable<Reply['quirks']>;

export function* chunks(
  completion: Completion,
  includeUsage: boolean,
  quirks: Quirks = {},
): Generator<Chunk> {
  const { id, created, model } = completion;
  const withUsage = includeUsage && !quirks.noUsage;
  const head = { id, object: 'chat.completion.chunk', created, model, system_fingerprint: null };
  const chunk = (delta: object, chars = 0, finish: string | null = null): Chunk => ({
    data: {
      ...head,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...(withUsage ? { usage: null } : {}),
    },
    chars,
  });
  const onlyCalls = completion.toolCalls.length > 0 && completion.text.length === 0;
  yield chunk({ role: 'assistant', content: onlyCalls ? null : '', refusal: null });
  for (const piece of completion.reasoning) yield chunk({ reasoning_content: piece });
  for (const piece of completion.text) yield chunk({ content: piece }, piece.length);
  for (const { delta, chars } of callDeltas(completion, quirks)) yield chunk({ tool_calls: [delta] }, chars);
  yield chunk({}, 0, completion.finish);
  if (withUsage) yield { data: { ...head, choices: [], usage: completion.usage }, chars: 0 };
}

interface CallDelta {
  delta: object;
  chars: number;
}

function callDeltas(completion: Completion, quirks: Quirks): CallDelta[] {
  const perCall = completion.toolCalls.map((call, index) => {
    const at = quirks.noIndex ? {} : { index };
    const whole = call.arguments.join('');
    const first = (text: string): CallDelta => ({
      delta: {
        ...at,
        ...call.extra,
        id: call.id,
        type: 'function',
        function: { name: call.name, arguments: text },
      },
      chars: text.length,
    });
    // Without an index a fragment could not be told from another call's: such providers send calls whole.
    if (quirks.wholeToolCalls || quirks.noIndex) return [first(whole)];
    const rest = call.arguments.map((piece) => ({
      delta: { ...at, function: { arguments: piece } },
      chars: piece.length,
    }));
    return [first(''), ...rest];
  });
  return quirks.interleavedToolCalls ? interleave(perCall) : perCall.flat();
}

function interleave<T>(lists: readonly T[][]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const out: T[] = [];
  for (let at = 0; at < longest; at += 1) {
    for (const list of lists) {
      const item = list[at];
      if (item !== undefined) out.push(item);
    }
  }
  return out;
}
