import type { ReactElement } from 'react';
import { t } from '../../../../lib/i18n.ts';
import type { ConnectionMethod } from '../../../../lib/storage/agent.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { CopyableValue } from '../../copyable-value.tsx';
import { TaskProgress } from '../../task-progress.tsx';
import { KEY_COMMANDS } from '../key-commands.ts';
import { scopePreset } from '../scopes.ts';
import type { SignInFields } from '../use-sign-in-fields.ts';
import type { GuideStep } from './step-of.ts';
import type { SetupCheck } from './use-setup-check.ts';

interface GuideContentProps {
  readonly step: GuideStep;
  readonly method: ConnectionMethod;
  readonly fields: SignInFields;
  readonly callback: string;
  readonly check: SetupCheck;
  /** A sign-in is going on, whoever began it. */
  readonly busy: boolean;
}

/** What is clicked, copied and looked at in one step. Names of settings are Salesforce's own, as they stand in Setup. */
export function GuideContent(props: GuideContentProps): ReactElement {
  const { step, method, fields, callback, check, busy } = props;
  switch (step) {
    case 'app':
      return (
        <>
          <p>{t('options_guide_new')}</p>
          <p>{t('options_guide_basic')}</p>
        </>
      );
    case 'callback':
      return (
        <>
          <p>{t('options_guide_oauth')}</p>
          <CopyableValue value={callback} label={t('options_copy_callback')} />
          <p className="st-note">{t('options_guide_other_browser')}</p>
        </>
      );
    case 'scopes':
      return <Scopes scopes={fields.app.scopes} />;
    case 'security':
      return (
        <>
          <p>{t('options_guide_security')}</p>
          <dl className="st-switches">
            <Setting name="Require Proof Key for Code Exchange (PKCE)" state="on" />
            <Setting name="Require Secret for Web Server Flow" state="off" />
            <Setting name="Require Secret for Refresh Token Flow" state="off" />
            <Setting name="Enable Refresh Token Rotation" state={method === 'shared' ? 'off' : 'either'} />
          </dl>
          <p className="st-note">{t('options_guide_security_why')}</p>
          {method === 'shared' && <p className="st-note">{t('connections_guide_rotation_why')}</p>}
        </>
      );
    case 'certificate':
      return (
        <>
          <p>{t('connections_guide_certificate_when')}</p>
          <p>{t('connections_guide_certificate_make')}</p>
          <CopyableValue value={KEY_COMMANDS.makeKeyPair} label={t('connections_copy_command')} />
          <p>{t('connections_guide_certificate_upload')}</p>
        </>
      );
    case 'policies':
      return (
        <>
          <p>{t('options_guide_policies')}</p>
          {method === 'shared' && <p>{t('connections_guide_policies_shared')}</p>}
          <p>{t('connections_guide_policies_token')}</p>
          <p className="st-note">{t('connections_guide_policies_ip')}</p>
        </>
      );
    case 'key':
      return (
        <>
          <p>{t('options_guide_key')}</p>
          <Button small icon="key" onClick={() => fields.key.ref.current?.focus()}>
            {t('options_go_to_consumer_key')}
          </Button>
        </>
      );
    case 'check':
      return (
        <>
          <p>{t('options_guide_wait')}</p>
          <p className="st-note">{t('connections_guide_check_how')}</p>
          <Button
            look="primary"
            icon="check"
            disabled={busy || check.status === 'asking'}
            onClick={check.start}
          >
            {t('connections_guide_check_button')}
          </Button>
          {check.status === 'asking' && <TaskProgress>{t('connections_guide_asking')}</TaskProgress>}
          {check.status === 'signing_in' && <TaskProgress>{t('options_connecting')}</TaskProgress>}
          {check.status === 'done' && (
            <Notice tone="accent" icon="check" role="status" title={t('connections_guide_works')} />
          )}
        </>
      );
  }
}

function Scopes({ scopes }: { scopes: string }): ReactElement {
  const preset = scopePreset(scopes);
  return (
    <>
      <p>{t('options_guide_scopes')}</p>
      {preset !== 'other' && (
        <ul className="st-bullets">
          <li>{t(preset === 'full' ? 'options_guide_scope_full' : 'options_guide_scope_api')}</li>
          <li>{t('options_guide_scope_refresh')}</li>
        </ul>
      )}
      <CopyableValue value={scopes} label={t('connections_copy_scopes')} />
      <p className="st-note">{t('connections_guide_scopes_note')}</p>
    </>
  );
}

const STATE_WORDS = {
  on: 'options_guide_on',
  off: 'options_guide_off',
  either: 'options_guide_either',
} as const;

function Setting({ name, state }: { name: string; state: keyof typeof STATE_WORDS }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Badge tone={state === 'on' ? 'accent' : 'plain'}>{t(STATE_WORDS[state])}</Badge>
      </dd>
    </div>
  );
}
