import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ThinkFilter, withoutStrayThoughts } from '../../../lib/models/think-filter.ts';

function filtered(parts: readonly string[]): string {
  const filter = new ThinkFilter();
  return parts.map((part) => filter.push(part)).join('') + filter.end();
}

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length));
}

describe('ThinkFilter', () => {
  it.each([
    ['<think>hm</think>Hello', 'Hello'],
    ['<think>hm</think>\n\nHello', 'Hello'],
    ['\n<THINK>a < b</THINK>\n<think></think> Hello', 'Hello'],
    ['<thinking>one</thinking>Two', 'Two'],
    ['<think>a</thinking>b</think>c', 'c'],
    ['<think>never closed', ''],
    ['<think>hm</think>', ''],
    ['<think>hm</think>\n<thi', '<thi'],
    ['<thi', '<thi'],
    ['  <b>bold</b>', '  <b>bold</b>'],
    ['Use <think>x</think> tags', 'Use <think>x</think> tags'],
    ['<think>İ İ İ</think>ok', 'ok'],
    ['', ''],
  ])('%j shows %j', (text, shown) => {
    expect(filtered([text])).toBe(shown);
  });

  it('shows the same however the text is cut', () => {
    const piece = fc.constantFrom(
      '<think>',
      '</think>',
      '<thinking>',
      '</thinking>',
      '<',
      'th',
      '\n',
      ' ',
      'é',
      'text',
      '/',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 20 }), (whole, cuts) => {
        expect(filtered(cutAt(whole, cuts))).toBe(filtered([whole]));
        expect(filtered([...whole])).toBe(filtered([whole]));
      }),
    );
  });

  it('leaves a text alone that does not begin with a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.trimStart().startsWith('<'));
        expect(filtered([...text])).toBe(text);
      }),
    );
  });

  it('shows nothing of the thoughts and all of the answer', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (thoughts, answer) => {
        fc.pre(!/[<]/.test(thoughts) && !/^[\s<]/.test(answer));
        expect(filtered([`<think>${thoughts}</think>${answer}`])).toBe(answer);
      }),
    );
  });

  it('shows text as soon as it cannot be a tag any more', () => {
    const filter = new ThinkFilter();
    expect([filter.push('\n'), filter.push('<'), filter.push('p'), filter.push('>')]).toEqual([
      '',
      '',
      '\n<p',
      '>',
    ]);
  });
});

describe('withoutStrayThoughts', () => {
  it.each([
    ['The user wants…\n</think>\n\nHello', 'Hello'],
    ['</think>\nHello', 'Hello'],
    ['Close it with </think> as usual', 'Close it with </think> as usual'],
    ['Hello', 'Hello'],
  ])('%j is %j', (text, shown) => {
    expect(withoutStrayThoughts(text)).toBe(shown);
  });
});
