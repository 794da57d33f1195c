import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../../lib/i18n.ts';
import type { HeldItem } from '../../../lib/storage/held.ts';
import { Badge } from '../../ui/badge.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useWatched } from '../../ui/use-watched.ts';
import { byteWords } from '../byte-words.ts';
import { numberWords } from '../number-words.ts';
import { useSettings } from '../settings-context.ts';

/** What Recordside holds at this moment, counted as one looks. */
export function HeldNow(): ReactElement {
  const { sources, settings } = useSettings();
  const items = useWatched(sources.held.watch);
  return (
    <section className="st-section" aria-labelledby="held">
      <h2 id="held">{t('privacy_held')}</h2>
      <p className="st-section-lead">{t('privacy_held_lead')}</p>
      {items ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <section className="pr-held-frame" aria-label={t('privacy_held_table')} tabIndex={0}>
          <table className="pr-held">
            <thead>
              <tr>
                <th scope="col">{t('privacy_held_what')}</th>
                <th scope="col" className="pr-number">
                  {t('privacy_held_count')}
                </th>
                <th scope="col" className="pr-number">
                  {t('privacy_held_size')}
                </th>
                <th scope="col">{t('privacy_held_place')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row key={item.id} item={item} historyKept={settings.history.keep} />
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <p className="st-progress">
          <Spinner />
          {t('options_loading')}
        </p>
      )}
    </section>
  );
}

const PLACES = {
  disk: 'privacy_place_disk',
  disk_sealed: 'privacy_place_sealed',
  memory: 'privacy_place_memory',
} as const satisfies Record<HeldItem['place'], MessageKey>;

/** Sealed with a key that goes with the browser, unless history is kept; results always are. */
function untilClose({ id }: HeldItem, historyKept: boolean): boolean {
  return id === 'results' || (id === 'conversations' && !historyKept);
}

function Row({ item, historyKept }: { item: HeldItem; historyKept: boolean }): ReactElement {
  const { id, count, bytes, place } = item;
  return (
    <tr className={count === 0 ? 'pr-held-none' : undefined}>
      <th scope="row">{t(`privacy_held_${id}`)}</th>
      <td className="pr-number">{numberWords(count)}</td>
      <td className="pr-number">{bytes === null || count === 0 ? '–' : byteWords(bytes)}</td>
      <td>
        <Badge tone={place === 'disk' ? 'plain' : 'accent'}>
          {t(untilClose(item, historyKept) ? 'privacy_place_sealed_session' : PLACES[place])}
        </Badge>
      </td>
    </tr>
  );
}
