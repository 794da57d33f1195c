import './approvals.css';
import { type ReactElement, useCallback, useContext, useEffect, useId, useRef, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Run, Step } from '../../../lib/storage/run.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useSources } from '../panel-sources.ts';
import { ThreadContext } from '../thread-context.ts';
import { useFocusLeft } from '../use-focus-left.ts';
import { ApprovalItem } from './approval-item.tsx';
import { awaitingSteps } from './approval-words.ts';
import { allTogether } from './approve-all.ts';
import { InlineProblem } from './inline-problem.tsx';
import { OrgLine } from './org-line.tsx';
import { stepFace } from './step-face.ts';
import { useRequest } from './use-request.ts';
import { useSettled } from './use-settled.ts';

/** What waits for the user's word, at the end of an answer. One region, however many steps: it names the org once. */
export default function ApprovalRegion({ run }: { run: Run }): ReactElement | null {
  const steps = awaitingSteps(run);
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set());
  const heading = useId();
  const frame = useRef<HTMLElement>(null);
  const face = steps.map(stepFace).join('\n');
  const { send } = useSources();
  const request = useRequest(face);
  useTopInView(frame);
  useFocusLeft(frame);

  const onEdited = useCallback((stepId: string, is: boolean) => {
    setEdited((now) => (now.has(stepId) === is ? now : withMember(now, stepId, is)));
  }, []);
  if (steps.length === 0 || !run.org) return null;

  const together = allTogether(steps);
  const approveAll = () =>
    request.send(() =>
      send('approveAll', {
        runId: run.id,
        steps: together.flatMap(({ id, envelope }) => (envelope === null ? [] : [{ stepId: id, envelope }])),
      }),
    );
  return (
    <section ref={frame} className="chat-approval" aria-labelledby={heading}>
      <header className="approval-head">
        <Icon name="shield" />
        <h2 id={heading}>{t('approval_needed')}</h2>
        {steps.length > 1 && <span className="approval-count">{tn('approval_count', steps.length)}</span>}
      </header>
      <OrgLine org={run.org} />
      {steps.map((step) => (
        <ApprovalItem key={step.id} run={run} step={step} busy={request.busy} onEdited={onEdited} />
      ))}
      {together.length > 1 && (
        <ApproveAll
          together={together}
          left={steps.length - together.length}
          face={face}
          busy={request.busy}
          edited={together.some(({ id }) => edited.has(id))}
          onApprove={approveAll}
        />
      )}
      {request.problem && <InlineProblem problem={request.problem} />}
    </section>
  );
}

interface ApproveAllProps {
  readonly together: readonly Step[];
  /** How many of those that wait it leaves out. */
  readonly left: number;
  readonly face: string;
  readonly busy: boolean;
  readonly edited: boolean;
  readonly onApprove: () => void;
}

function ApproveAll({ together, left, face, busy, edited, onApprove }: ApproveAllProps): ReactElement {
  const settled = useSettled(face);
  const note = useId();
  const why = edited ? t('approval_all_edited') : left > 0 ? t('approval_all_left') : null;
  return (
    <div className="approval-all" data-settling={!settled || undefined}>
      <Button
        look={together.some(({ kind }) => kind === 'destructive') ? 'danger' : 'secondary'}
        {...(busy ? {} : { icon: 'checks' })}
        aria-describedby={why ? note : undefined}
        disabled={busy || edited || !settled}
        onClick={onApprove}
      >
        {busy && <Spinner />}
        {t('approval_all', together.length)}
      </Button>
      {why && (
        <p className="approval-muted" id={note}>
          {why}
        </p>
      )}
    </div>
  );
}

function withMember(set: ReadonlySet<string>, member: string, is: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (is) next.add(member);
  else next.delete(member);
  return next;
}

const ABOVE = 10;

/** The thread follows its end; of a card that is taller than it the beginning is what has to be read first. */
function useTopInView(frame: { readonly current: HTMLElement | null }): void {
  const { holdStill } = useContext(ThreadContext);
  useEffect(() => {
    const card = frame.current;
    const view = card?.closest('.chat-scroll');
    if (!card || !view || card.offsetHeight <= view.clientHeight) return;
    holdStill();
    view.scrollTop += card.getBoundingClientRect().top - view.getBoundingClientRect().top - ABOVE;
  }, [frame, holdStill]);
}
