import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { LinkRules } from '../../../../../components/chat/markdown/link-target.ts';
import { Markdown } from '../../../../../components/chat/markdown/markdown.tsx';

const ID = '001Hs00003QvTzLIAV';
const rules: LinkRules = { citations: [ID], lightningHost: 'acme.lightning.force.com' };
const html = (text: string, partial = false) =>
  renderToStaticMarkup(<Markdown text={text} rules={rules} partial={partial} />);
const hrefs = (text: string) => [...html(text).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
/** What a reader sees, without tags. */
const words = (text: string) => html(text).replace(/<[^>]*>/g, '');

describe('Markdown', () => {
  test('draws headings, emphasis, lists, tables and code', () => {
    expect(html('# Big\n\n**bold** *soft* ~~gone~~ `code`')).toMatch(
      /<h2[^>]*>Big<\/h2><p[^>]*><strong>bold<\/strong> <em>soft<\/em> <del>gone<\/del> <code[^>]*>code<\/code><\/p>/,
    );
    expect(html('1. a\n2. b\n   - c\n3. d')).toMatch(
      /^<div[^>]*><div><ol start="1"><li>.*<ul><li>.*<\/li><\/ul><\/li><li>/,
    );
    expect(html('3. c\n4. d')).toContain('<ol start="3">');
    expect(html('| A | B |\n|---|--:|\n| 1 | 2 |\n| 3 | 4 |')).toMatch(
      /<th[^>]*data-align="right"[^>]*>B<\/th>.*<td[^>]*>3<\/td><td[^>]*data-align="right"[^>]*>4<\/td>/,
    );
    expect(html('```soql\nSELECT Id\n```')).toMatch(
      /SOQL.*<pre[^>]*><code><span>SELECT Id\n<\/span><\/code>/s,
    );
  });

  test('items of one list stay in one list, of different marks in two', () => {
    expect(html('- a\n- b\n- c').match(/<ul>/g)).toHaveLength(1);
    expect(html('- a\n* b').match(/<ul>/g)).toHaveLength(2);
  });

  test('HTML is text', () => {
    const source = '<img src=x onerror=alert(1)>\n\nfoo <b onclick="x()">bar</b> <script>alert(1)</script>';
    expect(html(source)).not.toMatch(/<(img|b|script)\b/);
    expect(words(source)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('an image is never loaded: its words become a link that shows its address first', () => {
    const source = '![Chart](https://tracker.example/p.png?d=1)';
    expect(html(source)).not.toContain('<img');
    expect(html(source)).toMatch(/<button[^>]*aria-expanded="false"[^>]*><bdi>Chart/);
    expect(words(source)).toContain('https://tracker.example/p.png?d=1');
    expect(hrefs('![x](data:image/png;base64,AAAA)')).toEqual([]);
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](chrome-extension://abc/options.html)',
    '[x](http://plain.example/)',
    '[x](//no-scheme.example/)',
    '[x](/relative)',
    '[x](https://login.salesforce.com@evil.example/)',
    '<javascript:alert(1)>',
    'www.example.com',
    '[x][ref]\n\n[ref]: javascript:alert(1)',
  ])('%s leads nowhere', (source) => {
    expect(hrefs(source)).toEqual([]);
  });

  test('a citation links to the record in the org, when something backs it', () => {
    const view = `https://acme.lightning.force.com/lightning/r/${ID}/view`;
    expect(hrefs(`[Acme](record:${ID})`)).toEqual([view]);
    expect(hrefs(`[Acme](record:${ID.slice(0, 15)})`)).toEqual([view]);
    expect(hrefs('[Acme](record:001000000000000AAA)')).toEqual([]);
    expect(words('[Acme](record:001000000000000AAA)')).toBe('Acme');
    expect(hrefs(`[Acme](record:${ID}/../../logout)`)).toEqual([]);
  });

  test('an address outside is hidden behind a click unless it is what one reads', () => {
    expect(html('[here](https://evil.example/a)')).toMatch(
      /<button.*hidden=""[^>]*><a href="https:\/\/evil.example\/a"/,
    );
    expect(html('https://ok.example/a')).not.toContain('<button');
    expect(html('[https://bank.example/](https://evil.example/)')).toContain('<button');
  });

  test('an address is shown as the browser will go there', () => {
    expect(words('[x](https://аpple.com/\u202egnp.exe)')).toContain(
      'https://xn--pple-43d.com/%E2%80%AEgnp.exe',
    );
  });

  test('direction overrides are taken out, entities become characters', () => {
    expect(words('total \u202e000,1\u202c EUR AT&amp;T &lt;b&gt;')).toBe(
      'total 000,1 EUR AT&amp;T &lt;b&gt;',
    );
  });

  test('what is half written looks finished', () => {
    expect(html('Ask [Acme](record:00', true)).toContain('Ask Acme</p>');
    expect(html('It is **very', true)).toContain('<strong>very</strong>');
    expect(html('Run `SELECT', true)).toContain('<code class="chat-code-inline">SELECT</code>');
    expect(html('Deals:\n\n| Name | Am', true)).not.toContain('Am');
  });

  test('whatever comes, nothing is thrown and nothing unsafe is drawn', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '!',
      '*',
      '**',
      '_',
      '`',
      '```',
      '\n',
      '\n\n',
      '|',
      '|--|\n',
      '- ',
      '1. ',
      '# ',
      '> ',
      '~~',
      '&',
      '&#0;',
      '&#x110000;',
      '\\',
      'javascript:',
      'record:',
      ID,
      'https://x.example/',
      'a',
      ' ',
      '\u202e',
      '<script>',
      '<!--',
      ']]>',
      '<a href="javascript:x">',
      '\t',
      '\0',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, partial) => {
        const drawn = html(pieces.join(''), partial);
        expect(drawn).not.toMatch(/<(script|img|iframe|style|form)\b/i);
        for (const [, href] of drawn.matchAll(/href="([^"]*)"/g))
          expect(href).toMatch(/^(https:\/\/|mailto:)/);
      }),
      { numRuns: 300 },
    );
  });

  test('deep nesting and sheer length end as text', () => {
    expect(words('>'.repeat(5_000)).length).toBeGreaterThan(0);
    expect(words(`${'['.repeat(3_000)}x`)).toContain('[[[');
    expect(words('*a'.repeat(15_000))).toHaveLength(30_000);
  });
});
