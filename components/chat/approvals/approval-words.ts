import { t, tn } from '../../../lib/i18n.ts';
import type { Preview } from '../../../lib/storage/preview.ts';
import type { Run, Step } from '../../../lib/storage/run.ts';
import { lookUp } from '../look-up.ts';
import { toolTitle } from '../step-words.ts';
import { plainLine } from './plain-text.ts';

const ACTIONS = {
  create: 'approval_create',
  update: 'approval_update',
  delete: 'approval_delete',
  restore: 'approval_restore',
} as const satisfies Record<Preview['action'], string>;

/** What a step wants to do: `Update Opportunity`, `Delete 12 Contact records`; a read by its tool's title. */
export function actionWords(step: Step): string {
  const { preview } = step;
  if (!preview) return toolTitle(step);
  const label = plainLine(preview.objectLabel || preview.object, 60);
  return tn(ACTIONS[preview.action], preview.records.length, label);
}

/** The same with the record's name, where it is about one that has one. */
export function aboutWords(step: Step): string {
  const records = step.preview?.records ?? [];
  const name = records.length === 1 ? records[0]?.name : null;
  return name ? t('approval_about', actionWords(step), plainLine(name)) : actionWords(step);
}

export function awaitingSteps(run: Run): readonly Step[] {
  return (run.turns.at(-1)?.steps ?? []).filter(
    ({ state, envelope }) => state === 'awaiting_approval' && envelope !== null,
  );
}

/** What waits for the user, in a sentence for those who hear the panel. */
export function awaitingWords(run: Run): string {
  const steps = awaitingSteps(run);
  const [first] = steps;
  if (!first) return t('chat_say_awaiting');
  return steps.length === 1
    ? t('approval_say', aboutWords(first))
    : tn('approval_say_several', steps.length, aboutWords(first));
}

/** Whether anything of it could be saved as it stands. */
export function canBeSaved({ preview }: Step): boolean {
  if (!preview) return true;
  const blocked = preview.records.filter(({ problem }) => problem !== null).length;
  return preview.allOrNone ? blocked === 0 : blocked < preview.records.length;
}

const BY_TOOL: Readonly<Record<string, Preview['action']>> = {
  create_records: 'create',
  log_activity: 'create',
  delete_records: 'delete',
  restore_records: 'restore',
};

/** What kind of write it is, also where nobody looked at a preview. */
export function actionOf({ preview, tool }: Step): Preview['action'] {
  return preview?.action ?? lookUp(BY_TOOL, tool) ?? 'update';
}
