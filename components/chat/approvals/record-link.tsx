import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { recordHref } from '../markdown/link-target.ts';
import { plainLine } from './plain-text.ts';

interface RecordLinkProps {
  readonly recordId: string | null;
  readonly name: string | null;
  /** Null where there is no page to open: a deleted record, or no org. */
  readonly lightningHost: string | null;
}

/** A record by its name, or its id where it has none, as a link into its org. */
export function RecordLink({ recordId, name, lightningHost }: RecordLinkProps): ReactElement {
  const words = (name && plainLine(name)) || recordId || t('approval_no_name');
  if (!recordId || !lightningHost || !/^[a-zA-Z0-9]{15,18}$/.test(recordId)) return <bdi>{words}</bdi>;
  return (
    <a href={recordHref(lightningHost, recordId)} target="_blank" rel="noopener noreferrer">
      <bdi>{words}</bdi>
    </a>
  );
}
