import type { Handlers } from '../../../lib/messaging/listen.ts';
import type { OrgAccess } from '../../../lib/salesforce/org-access.ts';

type SharingRequest =
  | 'sharingIdentity'
  | 'share'
  | 'inspectShare'
  | 'importShare'
  | 'removeFromShare'
  | 'rotateShare'
  | 'revokeShare';

/** Handing out a shared connection, and taking one in. */
export function sharingHandlers(_orgs: OrgAccess): Pick<Handlers, SharingRequest> {
  const later = async () => {
    throw new Error('In the making');
  };
  return {
    sharingIdentity: later,
    share: later,
    inspectShare: later,
    importShare: later,
    removeFromShare: later,
    rotateShare: later,
    revokeShare: later,
  };
}
