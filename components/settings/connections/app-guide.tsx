import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Badge } from '../../ui/badge.tsx';
import { CopyableValue } from '../copyable-value.tsx';
import { Disclosure } from '../disclosure.tsx';
import { useSettings } from '../settings-context.ts';
import type { TaskState } from '../use-task.ts';
import { scopePreset } from './scopes.ts';

/** What an administrator clicks in Setup, once for the whole org. */
export function AppGuide({ callback }: { callback: TaskState<string> }): ReactElement {
  const { settings } = useSettings();
  const scopes = settings.signIn.scopes;
  const preset = scopePreset(scopes);
  return (
    <Disclosure title={t('options_guide')} lazy>
      <p>{t('options_guide_who')}</p>
      <ol className="st-steps">
        <li>
          <p>{t('options_guide_new')}</p>
        </li>
        <li>
          <p>{t('options_guide_basic')}</p>
        </li>
        <li>
          <p>{t('options_guide_oauth')}</p>
          <CopyableValue
            value={callback.status === 'done' ? callback.value : ''}
            label={t('options_copy_callback')}
          />
          <p className="st-note">{t('options_guide_other_browser')}</p>
        </li>
        <li>
          <p>{t('options_guide_scopes')}</p>
          <ul className="st-bullets">
            {preset === 'full' && <li>{t('options_guide_scope_full')}</li>}
            {preset === 'narrow' && <li>{t('options_guide_scope_api')}</li>}
            {preset === 'other' ? (
              <li>
                <code>{scopes}</code>
              </li>
            ) : (
              <li>{t('options_guide_scope_refresh')}</li>
            )}
          </ul>
        </li>
        <li>
          <p>{t('options_guide_security')}</p>
          <dl className="st-switches">
            <Setting name="Require Proof Key for Code Exchange (PKCE)" state="on" />
            <Setting name="Require Secret for Web Server Flow" state="off" />
            <Setting name="Require Secret for Refresh Token Flow" state="off" />
            <Setting name="Enable Refresh Token Rotation" state="either" />
          </dl>
          <p className="st-note">{t('options_guide_security_why')}</p>
        </li>
        <li>
          <p>{t('options_guide_policies')}</p>
        </li>
        <li>
          <p>{t('options_guide_key')}</p>
        </li>
        <li>
          <p>{t('options_guide_wait')}</p>
        </li>
      </ol>
    </Disclosure>
  );
}

const STATE_WORDS = {
  on: 'options_guide_on',
  off: 'options_guide_off',
  either: 'options_guide_either',
} as const;

/** The names are Salesforce's own, as they stand in Setup. */
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
