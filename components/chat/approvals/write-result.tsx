import './approvals.css';
import type { ReactElement, ReactNode } from 'react';
import { type MessageKey, t } from '../../../lib/i18n.ts';
import type { Step } from '../../../lib/storage/run.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../problem-words.ts';
import { aboutWords } from './approval-words.ts';
import { ServiceWords } from './inline-problem.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { plainText } from './plain-text.ts';
import { UndoLine } from './undo-line.tsx';
import { UnknownWrite } from './unknown-write.tsx';

export interface WriteResultProps {
  readonly runId: string;
  readonly step: Step;
  readonly lightningHost: string | null;
}

/** What became of a write, where the answer speaks of it: saved or not, record by record, and the way back. */
export default function WriteResult({ runId, step, lightningHost }: WriteResultProps): ReactElement | null {
  switch (step.state) {
    case 'succeeded':
      return (
        <div className="approval-result">
          <OutcomeList step={step} lightningHost={lightningHost} />
          <UndoLine runId={runId} step={step} lightningHost={lightningHost} />
        </div>
      );
    case 'failed':
      return <FailedWrite step={step} lightningHost={lightningHost} />;
    case 'unknown':
      return <UnknownWrite step={step} lightningHost={lightningHost} />;
    case 'rejected':
      return (
        <Line icon="close" words="approval_rejected" about={aboutWords(step)}>
          {step.rejection?.note && (
            <p className="approval-own-note">
              <span className="approval-muted">{t('approval_your_note')}</span>{' '}
              <q>
                <bdi>{plainText(step.rejection.note)}</bdi>
              </q>
            </p>
          )}
        </Line>
      );
    case 'cancelled':
      return <Line icon="stop" words="approval_dropped" about={aboutWords(step)} />;
    case 'refused':
      return (
        <Line icon="shield" words="approval_refused" about={aboutWords(step)}>
          {step.problem && (
            <p>
              {problemWords(step.problem).what} {problemWords(step.problem).next}
            </p>
          )}
        </Line>
      );
    default:
      return null;
  }
}

function FailedWrite({
  step,
  lightningHost,
}: Pick<WriteResultProps, 'step' | 'lightningHost'>): ReactElement {
  const { problem, writes } = step;
  const words = problem && problemWords(problem);
  // Of several records each says itself what stood in the way.
  const each = writes.length > 1;
  return (
    <Notice tone="danger" icon="alert" title={t('approval_not_saved', aboutWords(step))}>
      {each ? (
        <OutcomeList step={step} lightningHost={lightningHost} />
      ) : (
        <>
          {words && (
            <p>
              {words.what} {words.next}
            </p>
          )}
          {problem?.detail && <ServiceWords detail={problem.detail} />}
        </>
      )}
      {problem?.saved !== 'unknown' && <p className="chat-saved">{t('chat_saved_nothing')}</p>}
    </Notice>
  );
}

interface LineProps {
  readonly icon: IconName;
  readonly words: MessageKey;
  readonly about: string;
  readonly children?: ReactNode;
}

function Line({ icon, words, about, children }: LineProps): ReactElement {
  return (
    <div className="approval-line">
      <Icon name={icon} size={13} />
      <div>
        <p>{t(words, about)}</p>
        {children}
      </div>
    </div>
  );
}
