import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import { Icon } from '../ui/icon.tsx';

/** A link that leaves the extension; its words say where to. */
export function OutsideLink({ href, children }: { href: string; children: string }): ReactElement {
  return (
    <a className="st-outside" href={href} target="_blank" rel="noreferrer">
      {children}
      <Icon name="external" size={12} />
      <span className="ui-hidden">{t('options_opens_new_tab')}</span>
    </a>
  );
}
