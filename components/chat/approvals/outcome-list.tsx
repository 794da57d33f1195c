import { type ReactElement, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Preview, WriteOutcome } from '../../../lib/storage/preview.ts';
import type { Step } from '../../../lib/storage/run.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { problemWords } from '../problem-words.ts';
import { actionOf, actionWords } from './approval-words.ts';
import { Filled } from './filled.tsx';
import { ServiceWords } from './inline-problem.tsx';
import { fieldWords } from './record-change.tsx';
import { RecordLink } from './record-link.tsx';

interface OutcomeListProps {
  readonly step: Step;
  readonly lightningHost: string | null;
}

const AT_FIRST = 5;

/** What became of each record: those that were not saved first, since they are what is left to do. */
export function OutcomeList({ step, lightningHost }: OutcomeListProps): ReactElement {
  const [all, setAll] = useState(false);
  const { writes, preview } = step;
  const action = actionOf(step);
  const indexed = writes.map((write, index) => ({ write, index }));
  const ordered = [
    ...indexed.filter(({ write }) => !write.saved),
    ...indexed.filter(({ write }) => write.saved),
  ];
  const shown = all ? ordered : ordered.slice(0, AT_FIRST);
  const failed = writes.filter(({ saved }) => !saved).length;
  if (writes.length === 0) {
    return (
      <p className="approval-outcome" data-saved>
        <Icon name="check" size={14} />
        <span>{t('approval_done', actionWords(step))}</span>
      </p>
    );
  }
  return (
    <>
      {writes.length > 1 && (
        <p className="approval-outcome-sum">
          {failed === 0
            ? tn(ALL_DONE[action], writes.length)
            : t('approval_partly', writes.length - failed, writes.length)}
        </p>
      )}
      <ul className="approval-outcomes">
        {shown.map(({ write, index }) => (
          <li key={index}>
            <Outcome
              write={write}
              action={action}
              fields={preview?.records[index]?.fields.map(({ label, name }) => label || name) ?? []}
              // What was deleted has no page any more.
              lightningHost={action === 'delete' && write.saved ? null : lightningHost}
            />
          </li>
        ))}
      </ul>
      {shown.length < ordered.length && (
        <Button look="quiet" small icon="list" className="approval-all-records" onClick={() => setAll(true)}>
          {t('approval_show_all', ordered.length)}
        </Button>
      )}
    </>
  );
}

interface OutcomeProps {
  readonly write: WriteOutcome;
  readonly action: Preview['action'];
  readonly fields: readonly string[];
  readonly lightningHost: string | null;
}

function Outcome({ write, action, fields, lightningHost }: OutcomeProps): ReactElement {
  const { saved, problem } = write;
  const unknown = !saved && problem?.saved === 'unknown';
  const words = problem && problemWords(problem);
  return (
    <div className="approval-outcome" data-saved={saved || undefined} data-unknown={unknown || undefined}>
      <Icon name={saved ? 'check' : unknown ? 'question' : 'alert'} size={14} />
      <div>
        <p>
          <Filled words={saved ? DONE[action] : unknown ? 'approval_maybe' : NOT_DONE[action]}>
            <RecordLink {...write} lightningHost={lightningHost} />
          </Filled>
          {saved && action === 'update' && fields.length > 0 && (
            <span className="approval-muted">: {fieldWords(fields)}</span>
          )}
        </p>
        {words && (
          <p className="approval-muted">
            {words.what} {words.next}
          </p>
        )}
        {problem?.detail && <ServiceWords detail={problem.detail} />}
      </div>
    </div>
  );
}

const DONE = {
  create: 'approval_done_create',
  update: 'approval_done_update',
  delete: 'approval_done_delete',
  restore: 'approval_done_restore',
} as const;

const NOT_DONE = {
  create: 'approval_not_create',
  update: 'approval_not_update',
  delete: 'approval_not_delete',
  restore: 'approval_not_restore',
} as const;

const ALL_DONE = {
  create: 'approval_did_create',
  update: 'approval_did_update',
  delete: 'approval_did_delete',
  restore: 'approval_did_restore',
} as const;
