import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Step } from '../../../lib/storage/run.ts';
import { purposeOf } from '../step-words.ts';
import { plainText } from './plain-text.ts';

const MOST_CHARACTERS = 4_000;

/** What a tool that changes nothing would be called with: there is no before and after, its arguments say all. */
export function ReadRequest({ step }: { step: Step }): ReactElement {
  const purpose = purposeOf(step);
  const rows = argumentRows(step.arguments);
  return (
    <>
      {purpose && <p className="approval-muted">{plainText(purpose)}</p>}
      <table className="approval-table">
        <colgroup>
          <col className="approval-labels" />
          <col />
        </colgroup>
        <thead className="ui-hidden">
          <tr>
            <th scope="col">{t('approval_argument')}</th>
            <th scope="col">{t('approval_value')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <bdi className="approval-text approval-code">{value}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function argumentRows(json: string): [name: string, value: string][] {
  let given: unknown = null;
  try {
    given = JSON.parse(json);
  } catch {
    // Shown as it is.
  }
  if (typeof given !== 'object' || given === null) return [['', cut(json)]];
  return Object.entries(given)
    .filter(([name]) => name !== 'purpose')
    .map(([name, value]) => [
      cut(name, 60),
      cut(typeof value === 'string' ? value : JSON.stringify(value, null, 1)),
    ]);
}

function cut(text: string, most = MOST_CHARACTERS): string {
  return text.length > most ? `${plainText(text.slice(0, most))}…` : plainText(text);
}
