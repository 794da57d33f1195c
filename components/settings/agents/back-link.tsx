import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Icon } from '../../ui/icon.tsx';

export function BackLink(): ReactElement {
  return (
    <a className="ag-back" href="#agents">
      <Icon name="chevron" size={13} />
      {t('agents_back')}
    </a>
  );
}
