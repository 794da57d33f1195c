import { type ReactElement, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';

/** Whether conversations outlive the browser: the one privacy setting that nobody should have to look for. */
export function PrivacyChoice(): ReactElement {
  const { settings, saver, policy } = useSettings();
  const { keep, days } = settings.history;
  const fixed = policy.history !== null;
  // Shows at once what was chosen; what could not be saved goes back by itself.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const choose = (wanted: boolean) => {
    setChosen(wanted);
    void saver
      .now((before) => ({ ...before, history: { ...before.history, keep: wanted } }))
      .then(() => setChosen(null));
  };
  const choices = [
    { keep: false, label: t('welcome_forget'), hint: t('welcome_forget_hint') },
    { keep: true, label: t('welcome_keep'), hint: tn('welcome_keep_hint', days) },
  ];
  return (
    <fieldset className="wl-choice" disabled={fixed}>
      <legend className="ui-hidden">{t('welcome_privacy')}</legend>
      {choices.map((choice) => (
        <label key={String(choice.keep)}>
          <input
            type="radio"
            name="welcome-history"
            checked={(chosen ?? keep) === choice.keep}
            onChange={() => choose(choice.keep)}
          />
          <span>
            <strong>{choice.label}</strong>
            <span className="st-muted">{choice.hint}</span>
          </span>
        </label>
      ))}
      {fixed && <SetByOrganisation />}
    </fieldset>
  );
}
