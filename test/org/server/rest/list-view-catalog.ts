import { createHash } from 'node:crypto';
import type { OrgSession } from '../../contract.ts';
import { toId18 } from '../../data/ids.ts';
import { columnsOf, selectTerms } from './columns.ts';
import { describeOf, fieldOf, nameFieldOf, type ObjectDescribe } from './describe.ts';

export interface ListView {
  id: string;
  developerName: string;
  label: string;
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

/** The list views every object has: recently viewed, all, my own, and open ones where a record can be closed. */
export function listViewsOf(session: OrgSession, object: string): ListView[] {
  const describe = describeOf(session, object);
  const { name, labelPlural } = describe;
  const columns = columnsOf(session, describe);
  const select = `SELECT ${selectTerms(describe, columns).join(', ')} FROM ${name}`;
  const order = `ORDER BY ${nameFieldOf(describe)} ASC NULLS FIRST, Id ASC NULLS FIRST`;
  const view = (developerName: string, label: string, soql: string): ListView => ({
    id: listViewId(name, developerName),
    developerName,
    label,
    describe,
    columns,
    soql,
  });
  const plural = labelPlural.replace(/\W/g, '');
  const views = [
    view(`RecentlyViewed${plural}`, `Recently Viewed ${labelPlural}`, `${select} USING SCOPE mru ${order}`),
    view(`All${plural}`, `All ${labelPlural}`, `${select} ${order}`),
  ];
  if (fieldOf(describe, 'OwnerId') !== undefined) {
    views.push(view(`My${plural}`, `My ${labelPlural}`, `${select} USING SCOPE mine ${order}`));
  }
  if (fieldOf(describe, 'IsClosed') !== undefined) {
    views.push(view(`Open${plural}`, `Open ${labelPlural}`, `${select} WHERE IsClosed = false ${order}`));
  }
  return views;
}

/** A list view by its id, its developer name, or the names Lightning uses for "recently viewed". */
export function findListView(session: OrgSession, object: string, key: string): ListView | undefined {
  const views = listViewsOf(session, object);
  const wanted = key.toLowerCase();
  if (wanted === 'recent' || wanted === '__recent') return views[0];
  return views.find(
    (view) => view.id === key || view.id.slice(0, 15) === key || view.developerName.toLowerCase() === wanted,
  );
}
