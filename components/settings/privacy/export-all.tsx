import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { saveTextFile } from '../../ui/save-text-file.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import { useTask } from '../use-task.ts';

/** Everything the user set up, to read or to keep; no secret is in it. */
export function ExportAll(): ReactElement {
  const { sources } = useSettings();
  const { state, run } = useTask<null>();
  const save = () =>
    void run(async () => {
      saveTextFile('recordside-settings.json', await sources.held.exportAll());
      return null;
    });
  return (
    <section className="st-section" aria-labelledby="export-all">
      <h2 id="export-all">{t('privacy_export')}</h2>
      <p className="st-section-lead">{t('privacy_export_lead')}</p>
      <div className="st-card-actions">
        <Button icon="download" disabled={state.status === 'running'} onClick={save}>
          {t('privacy_export_button')}
        </Button>
      </div>
      {state.status === 'failed' && <ProblemNotice problem={state.problem} />}
    </section>
  );
}
