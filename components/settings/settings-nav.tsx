import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { Mark } from '../ui/mark.tsx';
import { type Area, NAV_AREAS } from './route.ts';

const LOOKS = {
  agents: { words: 'agents_title', icon: 'chat' },
  connections: { words: 'options_connections', icon: 'cloud' },
  models: { words: 'options_models', icon: 'wand' },
  permissions: { words: 'permissions_title', icon: 'shield' },
  usage: { words: 'usage_title', icon: 'chart' },
  activity: { words: 'activity_title', icon: 'list' },
  privacy: { words: 'privacy_title', icon: 'lock' },
} as const;

export function SettingsNav({ area }: { area: Area }): ReactElement {
  return (
    <header className="st-side">
      <div className="st-side-inner">
        <p className="st-brand">
          <Mark size={26} />
          {t('extension_name')}
        </p>
        <nav aria-label={t('options_settings')}>
          <ul>
            {NAV_AREAS.map((each) => (
              <li key={each}>
                <a href={`#${each}`} aria-current={each === area ? 'page' : undefined}>
                  <Icon name={LOOKS[each].icon} />
                  {t(LOOKS[each].words)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
