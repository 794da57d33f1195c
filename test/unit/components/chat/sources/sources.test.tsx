import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AnalyzedSources } from '../../../../../components/chat/sources/analyzed-sources.tsx';
import { sourceEntries } from '../../../../../components/chat/sources/source-entries.ts';
import { totalWords } from '../../../../../components/chat/sources/total-words.ts';
import { run, source, step, trouble, turn } from '../../../../demo/gallery/invented.ts';

test('there is a line for each question to Salesforce, and for each step that asked none', () => {
  const entries = sourceEntries(
    run({
      turns: [
        turn({
          steps: [step({ sources: [source(), source({ objects: ['Contact'], rows: 0, result: null })] })],
        }),
        turn({
          steps: [
            step({
              id: 's2',
              state: 'refused',
              tool: 'nonsense',
              sources: [],
              problem: trouble('tool_unknown'),
            }),
            step({
              id: 's3',
              state: 'failed',
              sources: [source({ rows: 0, problem: trouble('unexpected') })],
            }),
          ],
        }),
      ],
    }),
  );
  expect(entries.map(({ words, state }) => [words, state])).toEqual([
    ['Queried Opportunity', 'done'],
    ['Read Contact', 'empty'],
    ['Ran nonsense', 'refused'],
    ['Queried Opportunity', 'failed'],
  ]);
});

test('the disclosure has a fixed name, and its count beside it', () => {
  const html = renderToStaticMarkup(
    <AnalyzedSources
      run={run({ turns: [turn({ steps: [step()] })] })}
      format={{ locale: 'en', timeZone: 'UTC' }}
    />,
  );
  const labelledBy = /<button[^>]*aria-expanded="false"[^>]*aria-labelledby="([^"]*)"/.exec(html)?.[1];
  expect(html).toContain(`<span id="${labelledBy}">Analyzed sources</span>`);
  expect(html).toContain('1 source');
});

test('an answer from nothing has no sources', () => {
  expect(
    renderToStaticMarkup(<AnalyzedSources run={run()} format={{ locale: 'en', timeZone: 'UTC' }} />),
  ).toBe('');
});

test.each([
  [source({ rows: 1, total: 1 }), '1 row'],
  [source({ rows: 2_000, total: 13_412, capped: true }), '2,000 of 13,412 rows; the cap is set in Settings'],
  [source({ rows: 10, total: 12 }), '10 of 12 rows'],
  [source({ rows: 200, total: null, capped: true }), 'First 200 rows; the cap is set in Settings'],
  [source({ rows: 5, total: null }), '5 rows'],
])('totals in words %#', (which, words) => {
  expect(totalWords(which, 'en-US')).toBe(words);
});
