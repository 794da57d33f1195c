import { type ReactElement, useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ConnectionMethod } from '../../../lib/storage/agent.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Disclosure } from '../disclosure.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useArea, usePlace } from '../route.ts';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { isExplained, WhatThisMeans } from '../trouble/what-this-means.tsx';
import type { TaskState } from '../use-task.ts';
import { AdminMessage } from './admin-message.tsx';
import { GuideContent } from './guide/guide-content.tsx';
import { SetupGuide } from './guide/setup-guide.tsx';
import { type GuideStep, isGuideStep, stepOf } from './guide/step-of.ts';
import { useSetupCheck } from './guide/use-setup-check.ts';
import { KeyForm } from './key-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import type { AppField } from './sign-in-outcome.tsx';
import { useKeySignIn } from './use-key-sign-in.ts';
import type { SignIn } from './use-sign-in.ts';
import { useSignInFields } from './use-sign-in-fields.ts';

interface ConnectSectionProps {
  readonly method: ConnectionMethod;
  readonly first: boolean;
  readonly signIn: SignIn;
  readonly callback: TaskState<string>;
}

/** Everything to make one more connection: the guide to the app, the form, and for service accounts the key. */
export function ConnectSection({ method, first, signIn, callback }: ConnectSectionProps): ReactElement {
  const fields = useSignInFields();
  const check = useSetupCheck(fields, signIn, method);
  const keySignIn = useKeySignIn();
  const area = useArea();
  const place = usePlace();
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(first && fields.app.consumerKey === '');
  const [step, setStep] = useState<GuideStep | null>('app');
  const address = callback.status === 'done' ? callback.value : '';
  const facts = { ...fields.app, callback: address };

  const inForm = !signIn.again && signIn.state.status === 'failed' ? signIn.state.problem : null;
  const withKey = keySignIn.state.status === 'failed' ? keySignIn.state.problem : null;
  const problem = withKey ?? check.problem ?? inForm;
  const checking = check.status !== 'idle';

  const show = (wanted: GuideStep) => {
    setOpen(true);
    setStep(wanted);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each problem
  useEffect(() => {
    if (problem && open) setStep(stepFor(problem.code, method));
  }, [problem]);
  useEffect(() => {
    if (area !== 'connections' || !place || !isGuideStep(place)) return;
    setOpen(true);
    setStep(place);
    // After the page has led the focus to its heading.
    const timer = setTimeout(() =>
      frame.current?.querySelector<HTMLElement>(`[data-step="${place}"]`)?.focus(),
    );
    return () => clearTimeout(timer);
  }, [area, place]);

  const connect = () => {
    const app = fields.ready();
    if (!app) return;
    check.clear();
    keySignIn.clear();
    signIn.connect(app, method);
  };
  const toField = (field: AppField) => {
    const draft = { consumerKey: fields.key, loginUrl: fields.login, scopes: fields.scopes }[field];
    draft.ref.current?.focus();
  };

  if (fields.allowed?.length === 0) {
    return (
      <Notice icon="lock" title={t('connections_policy_no_app')}>
        <p>{t('connections_policy_no_app_next')}</p>
        <SetByOrganisation />
      </Notice>
    );
  }
  return (
    <div className="cn-connect" ref={frame}>
      <SetupGuide
        method={method}
        open={open}
        onOpen={setOpen}
        step={step}
        onStep={setStep}
        problem={problem}
        connected={check.status === 'done'}
        content={(each) => (
          <GuideContent
            step={each}
            method={method}
            fields={fields}
            callback={address}
            check={{
              ...check,
              start() {
                keySignIn.clear();
                check.start();
              },
            }}
            busy={signIn.state.status === 'running'}
          />
        )}
        explanation={
          problem && (
            <ProblemNotice problem={problem} calm={!checking || withKey !== null}>
              {isExplained(problem) && <WhatThisMeans problem={problem} />}
              {problem.action === 'copy_for_admin' && <AdminMessage problem={problem} facts={facts} />}
            </ProblemNotice>
          )
        }
      />
      {problem && !open && stepFor(problem.code, method) !== 'check' && (
        <p>
          <Button small icon="list" onClick={() => show(stepFor(problem.code, method))}>
            {t('connections_guide_show')}
          </Button>
        </p>
      )}
      <SignInForm
        fields={fields}
        signIn={signIn}
        callback={callback}
        facts={facts}
        onConnect={connect}
        silent={checking && open}
        onSettings={toField}
      />
      {method === 'shared' && (
        <Disclosure title={t('connections_key')}>
          <p>{t('connections_key_when')}</p>
          <p className="st-note">{t('connections_key_how')}</p>
          <KeyForm
            keySignIn={{
              ...keySignIn,
              start(app, username, privateKey) {
                check.clear();
                signIn.clear();
                keySignIn.start(app, username, privateKey);
              },
            }}
            ready={fields.ready}
            facts={facts}
            onSettings={toField}
          />
        </Disclosure>
      )}
    </div>
  );
}

const stepFor = (code: string, method: ConnectionMethod): GuideStep => {
  const step = stepOf(code);
  return method === 'own' && step === 'certificate' ? 'check' : step;
};
