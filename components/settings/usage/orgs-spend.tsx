import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { SpendRow } from '../../../lib/storage/spend-row.ts';
import { numberWords } from '../number-words.ts';

/** Salesforce requests by org: they count towards the org's daily limit, whoever makes them. */
export function OrgsSpend({ rows }: { rows: readonly SpendRow[] }): ReactElement | null {
  const calls = new Map<string, number>();
  for (const row of rows) {
    if (row.of === 'org') calls.set(row.name, (calls.get(row.name) ?? 0) + row.apiCalls);
  }
  if (calls.size === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="us-frame" aria-label={t('usage_by_org')} tabIndex={0}>
      <table className="us-table">
        <thead>
          <tr>
            <th scope="col">{t('usage_org')}</th>
            <th scope="col">{t('usage_calls')}</th>
          </tr>
        </thead>
        <tbody>
          {[...calls]
            .sort(([, a], [, b]) => b - a)
            .map(([name, count]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{numberWords(count)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
