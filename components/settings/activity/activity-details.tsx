import type { ReactElement, ReactNode } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { ActivityRow } from '../../../lib/storage/activity-row.ts';
import { numberWords, secondsWords } from '../number-words.ts';
import { OutsideLink } from '../outside-link.tsx';
import { exactTimeWords } from './activity-words.ts';

interface ActivityDetailsProps {
  readonly row: ActivityRow;
  readonly lightningHost: string | null;
}

/** More would bury the rest; the export has them all. */
const IDS_SHOWN = 30;

export function ActivityDetails({ row, lightningHost }: ActivityDetailsProps): ReactElement {
  const { recordIds, queries, errorCode, durationMs, orgName, orgId } = row;
  return (
    <dl className="st-facts">
      <Fact name={t('activity_time')}>{exactTimeWords(row.at)}</Fact>
      {row.object && <Fact name={t('activity_object')}>{row.object}</Fact>}
      {recordIds.length > 0 && (
        <Fact name={t('activity_records')}>
          <RecordIds ids={recordIds} lightningHost={lightningHost} />
        </Fact>
      )}
      {queries.length > 0 && (
        <Fact name={t(queries.length === 1 ? 'activity_query' : 'activity_queries')}>
          {queries.map((query, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of the log never changes
            <code className="ac-query" key={index}>
              {query}
            </code>
          ))}
          {queries.some((query) => query.includes('?')) && (
            <p className="st-note">{t('activity_query_note')}</p>
          )}
        </Fact>
      )}
      {errorCode && (
        <Fact name={t('activity_error')}>
          <code>{errorCode}</code>
        </Fact>
      )}
      {durationMs !== null && <Fact name={t('activity_took')}>{secondsWords(durationMs)}</Fact>}
      <Fact name={t('activity_api_calls')}>{numberWords(row.apiCalls)}</Fact>
      {orgName && (
        <Fact name={t('activity_org')}>
          {orgName} <code>{orgId}</code>
        </Fact>
      )}
      {row.userName && (
        <Fact name={t('activity_user')}>
          {row.userName} <code>{row.userId}</code>
        </Fact>
      )}
      <Fact name={t('activity_agent')}>{row.agentName}</Fact>
      <Fact name={t('activity_number')}>
        {numberWords(row.seq)} <code className="ac-hash">{row.hash}</code>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function RecordIds({
  ids,
  lightningHost,
}: {
  ids: readonly string[];
  lightningHost: string | null;
}): ReactElement {
  const hidden = ids.length - IDS_SHOWN;
  return (
    <ul className="ac-ids">
      {ids.slice(0, IDS_SHOWN).map((id) => (
        <li key={id}>
          {lightningHost ? (
            <OutsideLink href={`https://${lightningHost}/lightning/r/${encodeURIComponent(id)}/view`}>
              {id}
            </OutsideLink>
          ) : (
            <code>{id}</code>
          )}
        </li>
      ))}
      {hidden > 0 && <li className="st-muted">{tn('activity_more_records', hidden)}</li>}
    </ul>
  );
}
