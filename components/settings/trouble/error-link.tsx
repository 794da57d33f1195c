import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Entry } from './entries.ts';
import { troubleHref } from './what-this-means.tsx';

/** One line of the list: how Salesforce prints it, what it is, and who can mend it. */
export function ErrorLink({ entry: { code, shown, title, problem } }: { entry: Entry }): ReactElement {
  const admin = problem.action === 'copy_for_admin';
  return (
    <li>
      <a href={troubleHref(code)}>
        <span className="tr-words">
          {shown.length > 0 && <code>{shown.join(', ')}</code>}
          <span>{title}</span>
        </span>
        <Badge tone={admin ? 'warn' : 'plain'}>{t(admin ? 'trouble_who_admin' : 'trouble_who_you')}</Badge>
        <Icon name="chevron" size={14} />
      </a>
    </li>
  );
}
