import { OrgError, type OrgSession } from '../contract.ts';
import { toId18 } from '../data/ids.ts';
import { type Attempt, attemptAll } from '../server/rest/attempt-all.ts';
import type { Element } from './xml.ts';
import { element } from './xml.ts';

const MAX_IDS = 200;

/** `undelete(ID[] ids)`: an `UndeleteResult` for each, in order. */
export function undelete(
  call: { session: OrgSession; did: (effect: string) => void },
  operation: Element,
  allOrNone: boolean,
): string {
  const ids = operation.children.filter((one) => one.name === 'ids').map((one) => one.text.trim());
  if (ids.length > MAX_IDS) {
    throw new OrgError(
      500,
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${MAX_IDS} records into this call`,
    );
  }
  const attempts = ids.map((id): Attempt => {
    const full = toId18(id);
    return {
      id: full,
      did: 'undeleted',
      act: () => {
        call.session.undelete(id);
        return full ?? id;
      },
    };
  });
  const results = attemptAll(call, attempts, allOrNone).map(({ id, success, errors }) => {
    const told = errors.map(
      ({ fields, message, statusCode }) =>
        `<errors>${fields.map((field) => element('fields', field)).join('')}${element('message', message)}${element('statusCode', statusCode)}</errors>`,
    );
    const named = id === undefined ? '<id xsi:nil="true"/>' : element('id', id);
    return `<result>${told.join('')}${named}${element('success', String(success))}</result>`;
  });
  return `<undeleteResponse>${results.join('')}</undeleteResponse>`;
}
