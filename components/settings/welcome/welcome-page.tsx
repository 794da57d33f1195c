import './welcome.css';
import type { ReactElement } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { isProviderReady } from '../provider-ready.ts';
import { useSettings } from '../settings-context.ts';
import { PrivacyChoice } from './privacy-choice.tsx';
import { WelcomeStep } from './welcome-step.tsx';

/** The first page a new user sees: four steps, each of which says whether it is done. */
export function WelcomePage({ connections }: { connections: readonly Connection[] }): ReactElement {
  const { settings, sources, saver } = useSettings();
  const connected = connections.filter(({ state }) => state === 'connected');
  const provider = settings.providers.find((each) => isProviderReady(each, settings, sources));
  const ready = connected.length > 0 && provider !== undefined;
  const [first] = connected;
  const welcomed = () => void saver.now((before) => ({ ...before, welcomed: true }));
  return (
    <>
      <ol className="wl-steps">
        <WelcomeStep
          number={1}
          done={connected.length > 0}
          title={t('welcome_connect')}
          text={
            first
              ? connected.length === 1
                ? t('welcome_connected', first.userName || first.username, first.orgName)
                : tn('welcome_connected_many', connected.length)
              : t('welcome_connect_text')
          }
        >
          <a className={linkLook(!first)} href="#connections">
            {t(first ? 'welcome_connect_more' : 'welcome_connect_button')}
          </a>
        </WelcomeStep>
        <WelcomeStep
          number={2}
          done={provider !== undefined}
          title={t('welcome_model')}
          text={provider ? t('welcome_model_ready', provider.name, provider.model) : t('welcome_model_text')}
        >
          <a className={linkLook(!provider)} href="#models">
            {t(provider ? 'welcome_model_change' : 'welcome_model_button')}
          </a>
        </WelcomeStep>
        <WelcomeStep number={3} done={false} title={t('welcome_privacy')} text={t('welcome_privacy_text')}>
          <PrivacyChoice />
        </WelcomeStep>
        <WelcomeStep
          number={4}
          done={false}
          title={t('welcome_ask')}
          text={t(ready ? 'welcome_ask_text' : 'welcome_ask_later')}
        >
          <ul className="wl-examples">
            <li>{t('welcome_example_record')}</li>
            <li>{t('welcome_example_list')}</li>
            <li>{t('welcome_example_change')}</li>
          </ul>
          <Button
            look={ready ? 'primary' : 'secondary'}
            icon="chat"
            onClick={() => {
              // First of all: browsers open the panel only in the click itself.
              sources.openPanel();
              welcomed();
            }}
          >
            {t('welcome_open_panel')}
          </Button>
        </WelcomeStep>
      </ol>
      <p className="st-note">{t('welcome_back')}</p>
    </>
  );
}

const linkLook = (main: boolean) => (main ? 'ui-button ui-button-primary' : 'ui-button ui-button-secondary');
