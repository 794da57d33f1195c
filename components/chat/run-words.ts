import { t } from '../../lib/i18n.ts';
import type { Run } from '../../lib/storage/run.ts';
import { awaitingWords } from './approvals/approval-words.ts';
import { problemWords } from './problem-words.ts';
import { stepsOf } from './run-state.ts';
import { stepWords } from './step-words.ts';

/** Where a run stands, in a sentence for those who hear the panel and do not see it. */
export function runWords(run: Run): string {
  switch (run.status) {
    case 'queued':
    case 'thinking':
      return t('chat_say_thinking', run.agent.name);
    case 'acting': {
      const step = stepsOf(run).find(({ state }) => state === 'started' || state === 'previewing');
      return step ? stepWords(step) : t('chat_say_thinking', run.agent.name);
    }
    case 'needs_login':
      return t('chat_say_needs_login');
    case 'awaiting_approval':
      return awaitingWords(run);
    case 'paused':
      return t('chat_paused_say', run.problem ? problemWords(run.problem).what : '');
    case 'done':
      return t('chat_say_done', run.agent.name);
    case 'failed':
      return run.problem ? problemWords(run.problem).what : t('problem_unexpected');
    case 'cancelled':
      return t('chat_stopped');
    case 'interrupted':
      return t('chat_was_interrupted');
  }
}
