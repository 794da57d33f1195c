import { type ReactElement, useId, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ActivityRow } from '../../../lib/storage/activity-row.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { toolTitle } from '../permissions/permission-words.ts';
import { ActivityDetails } from './activity-details.tsx';
import { decisionTone, decisionWords, outcomeTone, outcomeWords, timeWords } from './activity-words.ts';

interface ActivityEntryProps {
  readonly row: ActivityRow;
  /** Null where nobody is connected to the row's org: its records are then no links. */
  readonly lightningHost: string | null;
}

/** One call in a line, and all that is known of it in another, unfolded under it. */
export function ActivityEntry({ row, lightningHost }: ActivityEntryProps): ReactElement {
  const [open, setOpen] = useState(false);
  const id = useId();
  const time = timeWords(row.at);
  const tool = toolTitle(row.tool);
  return (
    <>
      <tr className={open ? 'ac-row ac-row-open' : 'ac-row'}>
        <td>
          <button
            type="button"
            className="ac-unfold"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            aria-label={t('activity_details_of', time, tool)}
            onClick={() => setOpen(!open)}
          >
            <Icon name="chevron" size={13} />
            <time dateTime={new Date(row.at).toISOString()}>{time}</time>
          </button>
        </td>
        <td>
          <span className="ac-tool">{tool}</span>
          {row.object && <span className="ac-object">{row.object}</span>}
        </td>
        <td className="ac-org">{row.orgName ?? t('activity_no_org')}</td>
        <td>
          <span className="ac-badges">
            <Badge tone={decisionTone(row.decision)}>{decisionWords(row.decision)}</Badge>
            <Badge tone={outcomeTone(row.outcome)}>{outcomeWords(row.outcome)}</Badge>
          </span>
        </td>
      </tr>
      {open && (
        <tr id={id} className="ac-details">
          <td colSpan={4}>
            <ActivityDetails row={row} lightningHost={lightningHost} />
          </td>
        </tr>
      )}
    </>
  );
}
