import { type ReactElement, type Ref, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { Disclosure } from '../disclosure.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import type { SignInFacts } from '../settings-sources.ts';
import { AdminMessage } from './admin-message.tsx';

const NONE = '';

/**
 * An error page of Salesforce never comes back to the extension, which sees no more than a closed window: the reader
 * tells what it said.
 */
export function ErrorPagePicker({
  facts,
  ref,
}: {
  facts: SignInFacts;
  ref: Ref<HTMLDetailsElement>;
}): ReactElement {
  const { sources } = useSettings();
  const [shown, setShown] = useState<string>(NONE);
  const known = sources.signIn.knownErrors(facts);
  const problem = known.find((entry) => entry.shown === shown)?.problem;
  return (
    <Disclosure title={t('options_error_page')} ref={ref}>
      <p>{t('options_error_page_lead')}</p>
      <SelectField
        label={t('options_error_page_code')}
        value={shown}
        options={[
          { value: NONE, label: t('options_error_page_choose') },
          ...known.map((entry) => ({ value: entry.shown, label: entry.shown })),
        ]}
        onValue={setShown}
        hint={t('options_error_page_hint')}
      />
      {problem && (
        <ProblemNotice problem={{ ...problem, detail: null }} calm>
          {problem.action === 'copy_for_admin' && <AdminMessage problem={problem} facts={facts} />}
        </ProblemNotice>
      )}
    </Disclosure>
  );
}
