import { type ReactElement, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Problem } from '../../../lib/problem.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useSettings } from '../settings-context.ts';
import type { SignInFacts } from '../settings-sources.ts';

interface AdminMessageProps {
  readonly problem: Problem;
  readonly facts: SignInFacts;
  /** Where the message is what the reader came for, it need not be unfolded. */
  readonly open?: boolean;
}

/** What to send to the org's administrator; shown before it is copied, because it goes out under the user's name. */
export function AdminMessage({ problem, facts, open = false }: AdminMessageProps): ReactElement {
  const { sources } = useSettings();
  const [shown, setShown] = useState(open);
  const note = sources.signIn.adminNote(problem, facts);
  return (
    <div className="st-admin">
      <CopyButton text={note} label={t('options_copy_for_admin')} />
      {open ? (
        <pre>{note}</pre>
      ) : (
        <details onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>{t('options_show_message')}</summary>
          {shown && <pre>{note}</pre>}
        </details>
      )}
    </div>
  );
}
