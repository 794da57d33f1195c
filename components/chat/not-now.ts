import { t } from '../../lib/i18n.ts';
import type { Run } from '../../lib/storage/run.ts';
import type { CurrentAgent } from './current-agent.ts';

/** Why a question can be written but not sent; null: it can. */
export function notNow(
  underWay: Pick<Run, 'status'> | undefined,
  current: CurrentAgent | null,
  hasAgents: boolean,
): string | null {
  if (underWay?.status === 'awaiting_approval') return t('approval_wait');
  if (underWay?.status === 'paused') return t('chat_paused_wait');
  if (underWay) return t('chat_wait');
  if (!current || current.agent) return null;
  return hasAgents ? t('chat_agent_gone_wait', current.name) : t('chat_no_agent_wait');
}
