import { type OrgControls, OrgError } from '../contract.ts';
import { toId18 } from './ids.ts';
import type { Store } from './store.ts';
import { emptyRecycleBin } from './write/undelete.ts';

/** The switches of one org's data. Ids may have 15 or 18 characters; one that is no record's is an error. */
export function controlsOf(store: Store): OrgControls {
  const recordId = (id: string): string => {
    const row = store.get(toId18(id) ?? '');
    if (!row) throw new OrgError(404, 'NOT_FOUND', `No record with the id ${id}`);
    return row.id;
  };
  return {
    lockRow: ({ id, times }) => store.locks.lockRow({ id: recordId(id), times }),
    holdForApproval: (id, held) => store.locks.holdForApproval(recordId(id), held),
    breakAutomation(automation) {
      const object = store.schema.object(automation.object);
      if (!object) throw new OrgError(404, 'NOT_FOUND', `No object ${automation.object}`);
      store.automations.break({ ...automation, object: object.name });
    },
    list: () => ({
      rows: store.locks.rows(),
      approvals: store.locks.approvals(),
      automations: store.automations.list(),
    }),
    clear() {
      store.locks.clearRows();
      store.automations.clear();
    },
    emptyRecycleBin: () => emptyRecycleBin(store),
  };
}
