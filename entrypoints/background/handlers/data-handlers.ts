import type { Handlers } from '../../../lib/messaging/listen.ts';

/** What concerns all that is held. */
export function dataHandlers(): Pick<Handlers, 'deleteEverything'> {
  return {
    deleteEverything: async () => {
      throw new Error('In the making');
    },
  };
}
