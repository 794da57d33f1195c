import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import type { Problem } from '../../../../lib/problem.ts';
import type { ConnectionMethod } from '../../../../lib/storage/agent.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { type GuideStep, stepOf, stepsFor } from './step-of.ts';

const TITLES = {
  app: 'connections_guide_app',
  callback: 'connections_guide_callback',
  scopes: 'connections_guide_scopes',
  security: 'connections_guide_security',
  certificate: 'connections_guide_certificate',
  policies: 'connections_guide_policies',
  key: 'connections_guide_key',
  check: 'connections_guide_check',
} as const satisfies Record<GuideStep, string>;

interface SetupGuideProps {
  readonly method: ConnectionMethod;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Which step is unfolded; null: none. */
  readonly step: GuideStep | null;
  readonly onStep: (step: GuideStep | null) => void;
  /** What the newest sign-in came to. */
  readonly problem: Problem | null;
  readonly connected: boolean;
  /** What is done in a step. */
  readonly content: (step: GuideStep) => ReactNode;
  /** What is said at the step that is missing. */
  readonly explanation: ReactNode;
}

/** What an administrator clicks in Setup, once for the whole org, one step after the other. */
export function SetupGuide(props: SetupGuideProps): ReactElement {
  const { method, open, onOpen, step, onStep, problem, connected, content, explanation } = props;
  const [done, setDone] = useState<ReadonlySet<GuideStep>>(new Set());
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef(step);
  const id = useId();
  const steps = stepsFor(method);
  const missing = problem && (steps.includes(stepOf(problem.code)) ? stepOf(problem.code) : 'check');

  // The step is another one than before: what had the focus may be gone.
  useEffect(() => {
    if (!open || moved.current === step) return;
    moved.current = step;
    if (step) list.current?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus();
  }, [step, open]);

  const go = (from: GuideStep, by: 1 | -1) => {
    if (by > 0) setDone((before) => new Set(before).add(from));
    onStep(steps[steps.indexOf(from) + by] ?? from);
  };
  return (
    <details
      className="st-disclosure cn-guide"
      open={open}
      onToggle={(event) => onOpen(event.currentTarget.open)}
    >
      <summary>
        <Icon name="chevron" size={14} />
        {t('options_guide')}
      </summary>
      {open && (
        <div className="st-disclosure-body">
          <p>{t(method === 'shared' ? 'connections_guide_who_shared' : 'options_guide_who')}</p>
          <ol className="cn-steps" ref={list}>
            {steps.map((each, index) => {
              const state = each === missing ? 'missing' : connected || done.has(each) ? 'done' : 'open';
              const current = each === step;
              return (
                <li
                  key={each}
                  className={`cn-step cn-step-${state}`}
                  aria-current={current ? 'step' : undefined}
                >
                  <h3>
                    <button
                      type="button"
                      data-step={each}
                      aria-expanded={current}
                      aria-controls={current ? `${id}-${each}` : undefined}
                      onClick={() => onStep(current ? null : each)}
                    >
                      <span className="cn-step-number" aria-hidden="true">
                        {state === 'done' ? (
                          <Icon name="check" size={13} />
                        ) : state === 'missing' ? (
                          <Icon name="alert" size={13} />
                        ) : (
                          index + 1
                        )}
                      </span>
                      <span className="cn-step-title">{t(TITLES[each])}</span>
                      {state === 'missing' && (
                        <Badge tone="danger">
                          {t(each === 'check' ? 'connections_guide_failed' : 'connections_guide_missing')}
                        </Badge>
                      )}
                      {state === 'done' && <span className="ui-hidden">{t('options_step_done')}</span>}
                    </button>
                  </h3>
                  {current && (
                    <div className="cn-step-body" id={`${id}-${each}`}>
                      {each === missing && explanation}
                      {content(each)}
                      <div className="ui-actions">
                        {index > 0 && (
                          <Button small onClick={() => go(each, -1)}>
                            {t('connections_guide_back')}
                          </Button>
                        )}
                        {index < steps.length - 1 && (
                          <Button small look="primary" onClick={() => go(each, 1)}>
                            {t('connections_guide_next')}
                          </Button>
                        )}
                      </div>
                    </div>
                  )}
                </li>
              );
            })}
          </ol>
        </div>
      )}
    </details>
  );
}
