import { type ApiRow, OrgError, type SearchParameters } from '../../contract.ts';
import type { QueryContext } from '../scope.ts';
import { MAX_HITS, searchedObjects } from './hits.ts';
import { returnRows } from './sosl.ts';
import { parsePlain } from './terms.ts';

/** Parameterized search: as SOSL, but the words need no escaping. Without fields a row has its Id alone. */
export function parameterizedSearch(context: QueryContext, parameters: SearchParameters): ApiRow[] {
  const { q, fields = [], sobjects, defaultLimit } = parameters;
  if (typeof q !== 'string' || q.trim() === '')
    throw new OrgError(400, 'MALFORMED_SEARCH', 'search term must be longer than one character: ');
  const test = parsePlain(q);
  const overall = Math.min(parameters.overallLimit ?? MAX_HITS, MAX_HITS);
  const named =
    sobjects && sobjects.length > 0
      ? sobjects
      : searchedObjects(context).map((object) => ({ name: object.name }));
  const rows: ApiRow[] = [];
  for (const { name, ...one } of named as NonNullable<SearchParameters['sobjects']>) {
    const selected = [...new Set([...fields, ...(one.fields ?? [])])].join(', ');
    const where = one.where ? ` WHERE ${one.where}` : '';
    const limit = one.limit ?? defaultLimit;
    const body = `${selected}${where}${limit === undefined ? '' : ` LIMIT ${limit}`}`;
    rows.push(...returnRows(context, name, parameters.in ?? 'ALL', test, body));
  }
  return rows.slice(0, overall);
}
