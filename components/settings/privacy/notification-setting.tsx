import { type ReactElement, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { useSettings } from '../settings-context.ts';

export function NotificationSetting(): ReactElement {
  const { settings, saver, sources } = useSettings();
  const [refused, setRefused] = useState(false);
  const turn = async (on: boolean) => {
    setRefused(false);
    // The browser's own question has to be asked in the click itself: nothing may be awaited before.
    const allowed = !on || (await sources.allowNotifications());
    if (allowed) await saver.now((before) => ({ ...before, notifyApprovals: on }));
    else setRefused(true);
  };
  return (
    <section className="st-section" aria-labelledby="notifications">
      <h2 id="notifications">{t('privacy_notifications')}</h2>
      <SwitchField
        label={t('privacy_notify')}
        on={settings.notifyApprovals}
        onSwitch={(on) => void turn(on)}
        hint={t('privacy_notify_hint')}
      />
      {refused && (
        <Notice tone="warn" icon="alert" role="alert" title={t('privacy_notify_refused')}>
          <p>{t('privacy_notify_refused_next')}</p>
        </Notice>
      )}
    </section>
  );
}
