import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { cite, markdownTable, plain, textColumn } from '../../model/demo/markdown.ts';
import { Row } from '../../model/demo/result-table.ts';

const ID = '001Hs0000000001IAA';
const names = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    '](http://evil.example)',
    '![x](y)',
    '<img src=x>',
    '**bold**',
    '`code`',
    'a|b',
    '\\',
    '_x_',
    '__x_',
    '&lt;',
    '~~s~~',
    '[x](y)',
    'www.evil.example',
    'https://evil.example/x',
    'a@evil.example',
  ),
);

function tokensIn(markdown: string): Token[] {
  const all: Token[] = [];
  marked.walkTokens(marked.lexer(markdown), (token) => void all.push(token));
  return all;
}

describe('text of the org in Markdown', () => {
  it('is one link and nothing else, whatever a record is called', () => {
    fc.assert(
      fc.property(names, (name) => {
        const tokens = tokensIn(`Look: ${cite(name, ID)}.`);
        const kinds = tokens
          .map((token) => token.type)
          .filter((type) => !/^(paragraph|text|escape)$/.test(type));
        expect(kinds).toEqual(['link']);
        expect((tokens.find((token) => token.type === 'link') as Tokens.Link).href).toBe(`record:${ID}`);
      }),
    );
  });

  it('keeps to its cell', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        const columns = ['Name', 'Note'];
        const table = markdownTable(
          [textColumn('Name', 'Name'), textColumn('Note', 'Note')],
          [new Row(columns, [a, b])],
        );
        const parsed = tokensIn(table).find((token): token is Tokens.Table => token.type === 'table');
        expect(parsed?.rows.map((row) => row.length)).toEqual([2]);
      }),
    );
  });

  it('is cut at a length, and never in a character', () => {
    expect(plain('🏔️'.repeat(200)).length).toBeLessThan(200);
    expect(plain('x '.repeat(500)).endsWith('…')).toBe(true);
  });

  it('is no link without an id', () => {
    expect(cite('Acme', 'not an id')).toBe('Acme');
  });
});
