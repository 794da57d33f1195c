import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { checkDays } from '../../../../../components/settings/privacy/check-days.ts';
import { PrivacyPage } from '../../../../../components/settings/privacy/privacy-page.tsx';
import { createSaver } from '../../../../../components/settings/saver.ts';
import { SettingsContext } from '../../../../../components/settings/settings-context.ts';
import { NO_POLICY } from '../../../../../lib/storage/policy.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../lib/storage/settings.ts';
import { fakeSettingsSources } from '../../../../demo/gallery/settings-sources.ts';
import { SETTINGS_STATES } from '../../../../demo/gallery/settings-states.ts';

function draw(settings: Settings): string {
  const sources = fakeSettingsSources(SETTINGS_STATES.privacy!);
  const saver = createSaver({ update: sources.updateSettings, onSaved: () => undefined });
  return renderToStaticMarkup(
    <SettingsContext value={{ sources, settings, saver, policy: NO_POLICY }}>
      <PrivacyPage />
    </SettingsContext>,
  );
}

describe('data and privacy', () => {
  it('keeps no history unless the user wants it, and says what that means', () => {
    const html = draw(DEFAULT_SETTINGS);
    expect(html).not.toMatch(/role="switch"[^>]* checked/);
    expect(html).toContain('nobody can read your conversations any more');
    expect(html).not.toContain('Days to keep conversations');
  });

  it('says what is different, and what is at stake, once it is on', () => {
    const html = draw({ ...DEFAULT_SETTINGS, history: { keep: true, days: 7 } });
    expect(html).toContain('for 7 days');
    expect(html).toContain('Whoever can use this browser profile');
    expect(html).toContain('together with the key that opens them');
  });

  it.each(['1', ' 90 ', '3650'])('takes %j days', (typed) => {
    expect(checkDays(typed)).toEqual({ ok: true, value: typed.trim() });
  });

  it.each(['', '0', '-1', '1.5', '3651', '1e2', 'ten', '99999999999999999999'])(
    'does not take %j days',
    (typed) => {
      expect(checkDays(typed)).toMatchObject({ ok: false });
    },
  );
});
