import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ToolCallAssembler } from '../../../lib/models/tool-call-assembler.ts';
import { callDelta } from './helpers.ts';

function assembled(deltas: readonly object[], taken: readonly string[] = []) {
  const assembler = new ToolCallAssembler();
  for (const delta of deltas) assembler.push([delta]);
  let made = 0;
  return assembler.calls(taken, () => `made_${++made}`);
}

const short = (deltas: readonly object[]) =>
  assembled(deltas).map((call) => [call.id, call.name, call.arguments]);

describe('ToolCallAssembler', () => {
  it('puts arguments together that come in pieces, for several calls at once', () => {
    expect(
      short([
        callDelta(0, 'a', 'query', ''),
        callDelta(1, 'b', 'search', ''),
        callDelta(0, undefined, undefined, '{"q":'),
        callDelta(1, undefined, undefined, '{"s":1'),
        callDelta(0, undefined, undefined, '2}'),
        callDelta(1, undefined, undefined, '}'),
      ]),
    ).toEqual([
      ['a', 'query', '{"q":2}'],
      ['b', 'search', '{"s":1}'],
    ]);
  });

  it('takes calls without index, each whole', () => {
    expect(
      short([callDelta(undefined, 'a', 'q', '{"n":1}'), callDelta(undefined, 'b', 'q', '{"n":2}')]),
    ).toEqual([
      ['a', 'q', '{"n":1}'],
      ['b', 'q', '{"n":2}'],
    ]);
  });

  it('takes pieces without index and id as more of the newest call', () => {
    expect(
      short([callDelta(undefined, 'a', 'q', '{"n"'), callDelta(undefined, undefined, undefined, ':1}')]),
    ).toEqual([['a', 'q', '{"n":1}']]);
  });

  it('keeps parallel calls apart that all have index 0', () => {
    const withIds = [callDelta(0, 'a', 'q', '{"n":1}'), callDelta(0, 'b', 'q', '{"n":2}')];
    expect(short(withIds)).toEqual([
      ['a', 'q', '{"n":1}'],
      ['b', 'q', '{"n":2}'],
    ]);
    const without = [callDelta(0, '', 'q', '{"n":1}'), callDelta(0, '', 'q', '{"n":2}')];
    expect(short(without)).toEqual([
      ['made_1', 'q', '{"n":1}'],
      ['made_2', 'q', '{"n":2}'],
    ]);
    const oneId = [callDelta(0, 'x', 'q', '{"n":1}'), callDelta(0, 'x', 'q', '{"n":2}')];
    expect(short(oneId)).toEqual([
      ['x', 'q', '{"n":1}'],
      ['made_1', 'q', '{"n":2}'],
    ]);
  });

  it('takes id and name only once where every piece repeats them', () => {
    const pieces = ['{"a"', ':', '1}', ''].map((text) => callDelta(0, 'a', 'query', text));
    expect(short(pieces)).toEqual([['a', 'query', '{"a":1}']]);
  });

  it('takes a new id in every piece for the same call', () => {
    expect(short([callDelta(0, 'a', 'q', '{'), callDelta(0, 'b', undefined, '}')])).toEqual([
      ['a', 'q', '{}'],
    ]);
  });

  it('takes arguments that are an object, and none', () => {
    expect(
      short([callDelta(0, 'a', 'q', { n: 1 }), callDelta(1, 'b', 'p', null), callDelta(2, 'c', 'r', ' ')]),
    ).toEqual([
      ['a', 'q', '{"n":1}'],
      ['b', 'p', '{}'],
      ['c', 'r', '{}'],
    ]);
  });

  it('drops what has no name, and what is no call', () => {
    expect(
      short([
        callDelta(0, 'a', undefined, '{}'),
        callDelta(undefined, undefined, undefined, 'x'),
        { index: 7 },
      ]),
    ).toEqual([]);
    const assembler = new ToolCallAssembler();
    assembler.push([null, 'x', 3, [callDelta(0, 'a', 'q', '')]]);
    expect(assembler.isEmpty).toBe(true);
  });

  it('gives a new id to one that the conversation already has', () => {
    const calls = assembled(
      [callDelta(0, 'call_0', 'q', '{}'), callDelta(1, 'call_1', 'q', '{}')],
      ['call_0', 'made_1'],
    );
    expect(calls.map((call) => call.id)).toEqual(['made_2', 'call_1']);
  });

  it('keeps what the provider wants back', () => {
    const signature = { extra_content: { google: { thought_signature: 'abc' } } };
    const [call, second] = assembled([
      { ...callDelta(undefined, 'a', 'q', '{}'), ...signature },
      callDelta(undefined, 'b', 'q', '{}'),
    ]);
    expect(call?.extra).toEqual(signature);
    expect(second?.extra).toBeNull();
  });

  it('rebuilds any calls from any pieces, interleaved in any order, with unique ids', () => {
    const call = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      args: fc.json().map((json) => `{"v":${json}}`),
      cuts: fc.array(fc.nat(), { maxLength: 4 }),
      id: fc.constantFrom('', 'same', 'x', 'y'),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 5 }), fc.infiniteStream(fc.nat()), (calls, order) => {
        const queues = calls.map(({ name, args, cuts, id }, index) => {
          const at = [...new Set(cuts.map((cut) => cut % args.length))].sort((p, q) => p - q);
          const parts = [0, ...at].map((from, n) => args.slice(from, at[n] ?? args.length));
          return [
            callDelta(index, id, name, ''),
            ...parts.map((part) => callDelta(index, undefined, undefined, part)),
          ];
        });
        const deltas: object[] = [];
        // Calls begin in their order; after that any of them may go on.
        for (const queue of queues) deltas.push(...queue.splice(0, 1));
        for (let open = queues.filter((q) => q.length); open.length; open = queues.filter((q) => q.length)) {
          deltas.push(...(open[order.next().value % open.length] ?? []).splice(0, 1));
        }
        const got = assembled(deltas);
        expect(got.map(({ name, arguments: args }) => ({ name, args }))).toEqual(
          calls.map(({ name, args }) => ({ name, args })),
        );
        expect(new Set(got.map(({ id }) => id)).size).toBe(calls.length);
      }),
    );
  });
});
