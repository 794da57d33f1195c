import { t } from '../../../lib/i18n.ts';
import { type Checked, wrong } from '../checked.ts';
import { checkConsumerKey } from './consumer-key.ts';

/** As `checkConsumerKey`, where there must be one: a connection without an app could never sign in again. */
export function checkOwnKey(typed: string): Checked {
  const checked = checkConsumerKey(typed);
  return checked.ok && checked.value === '' ? wrong(t('connections_app_no_key')) : checked;
}
