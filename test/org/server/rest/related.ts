import type { ApiHandler } from './api-call.ts';
import { notFound, ok } from './api-call.ts';
import { describeOf, literal } from './describe.ts';
import { runQuery } from './query.ts';

/** `GET /sobjects/X/id/Contacts` (children, as a query result) or `…/Owner` (the parent's row). */
export const related: ApiHandler = (call, { object = '', id = '', relationship = '' }) => {
  const describe = describeOf(call.session, object);
  const wanted = relationship.toLowerCase();
  const asked = call.query
    .get('fields')
    ?.split(',')
    .map((name) => name.trim());
  const child = describe.childRelationships.find((one) => one.relationshipName?.toLowerCase() === wanted);
  if (child !== undefined) {
    // The parent must be one the user sees: its absence is a 404, not an empty list.
    call.session.retrieve(object, id, ['Id']);
    const fields = asked ?? describeOf(call.session, child.childSObject).fields.map((field) => field.name);
    const soql = `SELECT ${fields.join(', ')} FROM ${child.childSObject} WHERE ${child.field} = ${literal(id)}`;
    return runQuery(call, soql, false);
  }
  const lookup = describe.fields.find((field) => field.relationshipName?.toLowerCase() === wanted);
  if (lookup === undefined) throw notFound();
  const parentId = call.session.retrieve(object, id, [lookup.name])[lookup.name];
  const parent = typeof parentId === 'string' ? call.session.objectOf(parentId) : undefined;
  if (typeof parentId !== 'string' || parent === undefined) throw notFound();
  return ok(call.session.retrieve(parent, parentId, asked));
};
