import '../../../components/ui/tokens.css';
import '../../../components/ui/ui.css';
import { createRoot } from 'react-dom/client';
import { SettingsPage } from '../../../components/settings/settings-page.tsx';
import { fakeSettingsSources } from './settings-sources.ts';
import { SETTINGS_STATES } from './settings-states.ts';

/** Every state of the settings with invented data: `settings.html?state=NAME#models`; without one, a list of them. */
const name = new URLSearchParams(location.search).get('state');
const state = name ? SETTINGS_STATES[name] : undefined;
const root = createRoot(document.getElementById('root') as HTMLElement);
if (state) root.render(<SettingsPage sources={fakeSettingsSources(state)} />);
else {
  root.render(
    <ul style={{ padding: 32 }}>
      {Object.entries(SETTINGS_STATES).map(([key, { area }]) => (
        <li key={key}>
          <a href={`?state=${key}#${area}`}>{key}</a>
        </li>
      ))}
    </ul>,
  );
}
