import { createHash } from 'node:crypto';
import { OrgError, type OrgSession } from '../../contract.ts';
import { toId18 } from '../../data/ids.ts';
import { columnsOf, selectTerms } from './columns.ts';
import { describeOf, fieldOf, literal, nameFieldOf, type ObjectDescribe } from './describe.ts';

export interface ListView {
  id: string;
  developerName: string;
  label: string;
  /** The plural's own name, `AllOpportunities`, whatever the record is called. */
  alias: string;
  describe: ObjectDescribe;
  columns: string[];
  soql: string;
}

// `00B`, nine characters made of object and name, and the checksum that makes it 18: the same at every start.
function listViewId(object: string, developerName: string): string {
  const hash = createHash('sha256').update(`${object}.${developerName}`).digest('hex').slice(0, 9);
  const id = `00B5g0${hash}`;
  return toId18(id) ?? id;
}

const KINDS = [
  {
    prefix: 'RecentlyViewed',
    words: 'Recently Viewed',
    scope: ' USING SCOPE mru',
    where: '',
    needs: undefined,
  },
  { prefix: 'All', words: 'All', scope: '', where: '', needs: undefined },
  { prefix: 'My', words: 'My', scope: ' USING SCOPE mine', where: '', needs: 'OwnerId' },
  { prefix: 'Open', words: 'Open', scope: '', where: ' WHERE IsClosed = false', needs: 'IsClosed' },
] as const;

/** The org's own ListView records of an object; none where the org has no such records. */
function recordsOf(
  session: OrgSession,
  object: string,
): { id: string; developerName: string; label: string }[] {
  try {
    const soql = `SELECT Id, Name, DeveloperName FROM ListView WHERE SobjectType = ${literal(object)}`;
    return session.query(soql, { includeDeleted: false }).rows.map((row) => ({
      id: String(row.Id),
      developerName: String(row.DeveloperName),
      label: String(row.Name),
    }));
  } catch (error) {
    if (error instanceof OrgError) return [];
    throw error;
  }
}

/** The list views every object has: recently viewed, all, my own, and open ones where a record can be closed. */
export function listViewsOf(session: OrgSession, object: string): ListView[] {
  const describe = describeOf(session, object);
  const { name, labelPlural } = describe;
  const columns = columnsOf(session, describe);
  const select = `SELECT ${selectTerms(session, describe, columns).join(', ')} FROM ${name}`;
  const order = `ORDER BY ${nameFieldOf(describe)} ASC NULLS FIRST, Id ASC NULLS FIRST`;
  const records = recordsOf(session, name);
  return KINDS.filter(({ needs }) => needs === undefined || fieldOf(describe, needs) !== undefined).map(
    ({ prefix, words, scope, where }) => {
      const developerName = prefix + labelPlural.replace(/\W/g, '');
      const record = records.find((one) => one.developerName.startsWith(prefix));
      return {
        id: record?.id ?? listViewId(name, developerName),
        developerName: record?.developerName ?? developerName,
        label: record?.label ?? `${words} ${labelPlural}`,
        alias: developerName,
        describe,
        columns,
        soql: `${select}${scope}${where} ${order}`,
      };
    },
  );
}

/** A list view by its id, its developer name, or the names Lightning uses for "recently viewed". */
export function findListView(session: OrgSession, object: string, key: string): ListView | undefined {
  const views = listViewsOf(session, object);
  const wanted = key.toLowerCase();
  if (wanted === 'recent' || wanted === '__recent') return views[0];
  return views.find(
    (view) =>
      view.id === key ||
      view.id.slice(0, 15) === key ||
      view.developerName.toLowerCase() === wanted ||
      view.alias.toLowerCase() === wanted,
  );
}
