import type { HeldAccess } from '../../components/settings/settings-sources.ts';
import { exportAll } from '../../lib/storage/export-all.ts';
import { watchHeld } from '../../lib/storage/held-now.ts';

export const heldAccess: HeldAccess = { watch: watchHeld, exportAll };
