import { expect, test } from 'vitest';
import { notNow } from '../../../../components/chat/not-now.ts';
import { isOver, isUnderWay, isWorking } from '../../../../components/chat/run-state.ts';
import { runWords } from '../../../../components/chat/run-words.ts';
import { agent, run, trouble } from '../../../demo/gallery/invented.ts';

const here = { agent, name: agent.name };

test('what is under way holds the next question back, and says why', () => {
  expect(notNow(undefined, here, true)).toBeNull();
  expect(notNow({ status: 'thinking' }, here, true)).toContain('Still answering');
  expect(notNow({ status: 'awaiting_approval' }, here, true)).toContain('approval');
  expect(notNow({ status: 'paused' }, here, true)).toContain('Paused at a limit');
});

test('nobody answers for an agent that is no more', () => {
  expect(notNow(undefined, { agent: null, name: 'Fair assistant' }, true)).toContain(
    '“Fair assistant” is no more',
  );
  expect(notNow(undefined, { agent: null, name: 'Recordside' }, false)).toBe(
    'There is no agent yet that could answer.',
  );
  // Not read yet is not gone.
  expect(notNow(undefined, null, true)).toBeNull();
});

test('a paused run is neither over nor worked on, and says which limit', () => {
  const paused = run({
    status: 'paused',
    problem: trouble('limit_tokens_per_answer', { subs: ['512,480', '500,000'] }),
  });
  expect([isOver(paused), isWorking(paused), isUnderWay(paused)]).toEqual([false, false, true]);
  expect(runWords(paused)).toMatch(/^Paused at a limit\. .*512,480.*500,000/);
});
