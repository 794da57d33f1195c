import { expect, test } from 'vitest';
import { finishInline } from '../../../../../components/chat/markdown/finish-inline.ts';

test.each([
  ['plain words', 'plain words'],
  ['done **bold** and *soft*', 'done **bold** and *soft*'],
  ['half **bold', 'half **bold**'],
  ['half **bold*', 'half **bold**'],
  ['just **', 'just '],
  ['half `code', 'half `code`'],
  ['just `', 'just '],
  ['`a ** b` is fine', '`a ** b` is fine'],
  ['see [Acme', 'see Acme'],
  ['see [Acme](', 'see Acme'],
  ['see [Acme](record:001', 'see Acme'],
  ['see [Acme](record:001) and', 'see [Acme](record:001) and'],
  ['![pict', 'pict'],
  ['first **line\nsecond', 'first **line\nsecond'],
  ['text\n| a |', 'text\n'],
])('%j becomes %j', (raw, finished) => {
  expect(finishInline(raw)).toBe(finished);
});
