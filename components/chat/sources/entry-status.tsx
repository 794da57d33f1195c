import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../../lib/i18n.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import type { EntryState } from './source-entries.ts';

const LOOKS: Readonly<Record<EntryState, readonly [icon: IconName, words: MessageKey]>> = {
  waiting: ['clock', 'chat_state_waiting'],
  running: ['clock', 'chat_state_running'],
  done: ['check', 'chat_state_done'],
  empty: ['minus', 'chat_state_empty'],
  failed: ['alert', 'chat_state_failed'],
  refused: ['shield', 'chat_state_refused'],
  rejected: ['close', 'approval_state_rejected'],
  cancelled: ['stop', 'chat_state_cancelled'],
  unknown: ['question', 'chat_state_unknown'],
};

/** How a step stands, as a sign, and in words for those who do not see it. */
export function EntryStatus({ state }: { state: EntryState }): ReactElement {
  const [icon, words] = LOOKS[state];
  return (
    <span className="chat-status" data-state={state} title={t(words)}>
      {state === 'running' ? <Spinner /> : <Icon name={icon} size={13} />}
      <span className="ui-hidden">{t(words)}:</span>
    </span>
  );
}
