import type { HeldAccess } from '../../components/settings/settings-sources.ts';

export const heldAccess: HeldAccess = {
  watch: () => () => undefined,
  exportAll: async () => '',
};
