import type { MessageKey } from '../../../lib/i18n.ts';
import type { UserFormat } from '../user-format.ts';
import type { Drafts } from './edits.ts';

/** What the controls of a card in editing need. */
export interface Editing {
  readonly drafts: Drafts;
  readonly wrong: Readonly<Record<string, MessageKey>>;
  readonly format: UserFormat;
  readonly disabled: boolean;
  /** Approving was tried: everything that is wrong is marked, not only what was left already. */
  readonly tried: boolean;
  onDraft(key: string, draft: string): void;
}
