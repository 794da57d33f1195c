import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentAgent } from '../../../../components/chat/current-agent.ts';
import { agent } from '../../../demo/gallery/invented.ts';

const named = (id: string) => ({ ...agent, id, name: `Agent ${id}` });
const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'));
const id = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e');

test('a chat is gone on with by the agent that it began with, or by nobody', () => {
  fc.assert(
    fc.property(ids, fc.option(id), id, (all, chosen, begun) => {
      const { agent: now, name } = currentAgent(all.map(named), chosen, { id: begun, name: 'As it was' });
      expect(now?.id ?? null).toBe(all.includes(begun) ? begun : null);
      expect(name).toBe(all.includes(begun) ? `Agent ${begun}` : 'As it was');
    }),
  );
});

test('a new chat begins with the chosen agent, else with the first', () => {
  fc.assert(
    fc.property(ids, fc.option(id), (all, chosen) => {
      const expected = chosen !== null && all.includes(chosen) ? chosen : (all[0] ?? null);
      expect(currentAgent(all.map(named), chosen, null).agent?.id ?? null).toBe(expected);
    }),
  );
});

test('where there is none at all it still has a name', () => {
  expect(currentAgent([], 'a', null)).toEqual({ agent: null, name: 'Recordside' });
});
