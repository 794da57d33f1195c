import { expect, test } from 'vitest';
import { StreamedText } from '../../../../components/chat/streamed-text.ts';

function stream() {
  const frames: (() => void)[] = [];
  const text = new StreamedText((flush) => frames.push(flush));
  const draw = () => frames.splice(0).forEach((flush) => void flush());
  const take = (offset: number, piece: string, turnId = 't') =>
    text.take({ runId: 'r', turnId, offset, text: piece });
  return { text, take, draw, frames };
}

test('pieces add up, and are told once a frame', () => {
  const { text, take, draw, frames } = stream();
  let told = 0;
  text.subscribe('t', () => (told += 1));
  take(0, 'Hel');
  take(3, 'lo');
  expect(frames).toHaveLength(1);
  expect(told).toBe(0);
  draw();
  expect(told).toBe(1);
  expect(text.textOf('t')).toBe('Hello');
});

test('who joins late gets the whole text, and what is said twice counts once', () => {
  const { text, take } = stream();
  take(0, 'Hello wor');
  take(0, 'Hello world');
  take(5, ' world');
  expect(text.textOf('t')).toBe('Hello world');
});

test('a gap is not filled with guesses', () => {
  const { text, take } = stream();
  take(0, 'Hel');
  take(9, 'ld');
  expect(text.textOf('t')).toBe('Hel');
});

test('only the turn that changed is told, and nobody after unsubscribing', () => {
  const { text, take, draw } = stream();
  const told: string[] = [];
  text.subscribe('a', () => told.push('a'));
  const stop = text.subscribe('b', () => told.push('b'));
  take(0, 'x', 'b');
  draw();
  stop();
  take(1, 'y', 'b');
  draw();
  expect(told).toEqual(['b']);
});

test('a turn that is stored is forgotten', () => {
  const { text, take } = stream();
  take(0, 'x');
  text.forget('t');
  expect(text.textOf('t')).toBe('');
});
