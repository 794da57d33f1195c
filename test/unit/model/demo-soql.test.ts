import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { describe, expect, it } from 'vitest';
import { intents } from '../../model/demo/intents/all.ts';
import { quote, quoteLike } from '../../model/demo/soql.ts';
import { standardObjects } from '../../org/schema/objects/all.ts';
import { Schema } from '../../org/schema/schema.ts';
import { type Asked, block, converse, fromOf, inProcess, onAccount, onOpportunity, page } from './toolbox.ts';

const schema = new Schema(standardObjects);

/** Every SOQL that the examples lead to, on the pages where they make sense. */
async function allQueries(): Promise<string[]> {
  const found = new Set<string>();
  const run = ({ args }: Asked) => {
    if (typeof args.soql === 'string') found.add(args.soql);
    return block('Account', ['Id', 'Name'], [['001Hs0000000009IAA', 'Other']]);
  };
  const onList = page(['page: list view', 'object: Lead', 'list view: Recent']);
  for (const where of [onAccount, onOpportunity, onList]) {
    for (const example of intents.flatMap((intent) => intent.examples))
      await converse(inProcess, example + where, run);
  }
  return [...found];
}

/** Field paths that the schema of the test org does not have. */
function unknownFields(query: Query, soql: string): string[] {
  const object = schema.object(query.sObject ?? '');
  if (!object) return [query.sObject ?? soql];
  const paths = [...soql.matchAll(/\b[A-Z]\w*(?:\.[A-Z]\w*)*\b(?!\()/g)].map(([path]) => path);
  return paths.filter((path) => !isKnown(path, object.name));
}

const KEYWORDS =
  /^(SELECT|FROM|WHERE|AND|OR|NOT|IN|NULLS|FIRST|LAST|ORDER|BY|DESC|ASC|LIMIT|GROUP|LIKE|USING|SCOPE|COUNT|SUM|AVG|MIN|MAX)$|^(THIS|NEXT|LAST)_|^(TODAY|TOMORROW|YESTERDAY)$|^CALENDAR_/;

function isKnown(path: string, objectName: string): boolean {
  if (KEYWORDS.test(path) || schema.object(path)) return true;
  let object = schema.object(objectName);
  const parts = path.split('.');
  const field = parts.pop() ?? '';
  for (const part of parts) {
    const lookup = object && schema.relationship(object, part);
    if (!lookup) return false;
    object = schema.object(lookup.referenceTo.length > 1 ? 'Name' : (lookup.referenceTo[0] ?? ''));
  }
  return object !== undefined && schema.field(object, field) !== undefined;
}

describe('the SOQL of the demo', () => {
  it('is valid, and asks only for fields that the test org has', async () => {
    const queries = await allQueries();
    expect(queries.length).toBeGreaterThan(50);
    const wrong = queries.flatMap((soql) => {
      const outside = soql.replaceAll(/'(?:\\.|[^'\\])*'/g, "''").replaceAll(/\(SELECT[^)]*\)/g, "('')");
      return unknownFields(parseQuery(soql), outside).map((field) => `${field} in ${soql}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps to its quotes, whatever is searched for', () => {
    expect(quote('O\'Neil \\ "x"')).toBe(`'O\\'Neil \\\\ \\"x\\"'`);
    expect(quoteLike('50%_')).toBe(`'%50\\%\\_%'`);
  });

  it('names the user of the context as owner', async () => {
    const queries: string[] = [];
    await converse(inProcess, `My tasks due this week${onAccount}`, ({ args }) => {
      queries.push(String(args.soql));
      return block('Task', ['Id', 'Subject'], []);
    });
    expect(queries[0]).toContain(
      "OwnerId = '005Hs0000000001IAA' AND IsClosed = false AND ActivityDate = THIS_WEEK",
    );
    expect(queries.map(fromOf)).toEqual(['Task', 'Task']);
  });

  it('uses the scope where no user is known', async () => {
    const queries: string[] = [];
    await converse(inProcess, 'My open opportunities', ({ args }) => {
      queries.push(String(args.soql));
      return block('Opportunity', ['Id', 'Name'], []);
    });
    expect(queries[0]).toContain('FROM Opportunity USING SCOPE mine WHERE IsClosed = false');
    expect(queries.map((soql) => parseQuery(soql).usingScope)).toEqual(['mine', 'mine']);
  });
});
