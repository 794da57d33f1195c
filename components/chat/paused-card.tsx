import { type ReactElement, useRef } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Run } from '../../lib/storage/run.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useRequest } from './approvals/use-request.ts';
import { OptionsLink } from './options-link.tsx';
import { useActions } from './panel-actions.ts';
import { useSources } from './panel-sources.ts';
import { ProblemCard } from './problem-card.tsx';
import { problemWords } from './problem-words.ts';
import { useFocusLeft } from './use-focus-left.ts';

/** An answer that reached a limit of the user's: it waits for a yes to as much again, or for the end. */
export default function PausedCard({ run }: { run: Run }): ReactElement {
  const { send } = useSources();
  const { stop } = useActions();
  const { busy, problem, send: request } = useRequest(`${run.id} ${run.updatedAt}`);
  const frame = useRef<HTMLElement>(null);
  useFocusLeft(frame);
  const { what, next } = run.problem ? problemWords(run.problem) : { what: t('chat_paused'), next: '' };
  return (
    <section ref={frame} className="chat-card chat-paused" aria-label={t('chat_paused')}>
      <div className="chat-card-head">
        <Icon name="clock" size={18} />
        <h2 className="chat-card-title">{t('chat_paused')}</h2>
      </div>
      <p className="chat-paused-what">{what}</p>
      {next !== '' && <p>{next}</p>}
      <div className="ui-actions">
        <Button look="primary" disabled={busy} onClick={() => request(() => send('goOn', { runId: run.id }))}>
          {busy && <Spinner />}
          {t('chat_paused_go_on')}
        </Button>
        <Button disabled={busy} onClick={() => stop(run.id)}>
          {t('chat_paused_stop')}
        </Button>
      </div>
      {problem && (
        <div role="alert">
          <ProblemCard problem={{ ...problem, action: null }} run={null} mild />
        </div>
      )}
      <p>
        <OptionsLink to="usage">{t('chat_usage_settings')}</OptionsLink>
      </p>
    </section>
  );
}
