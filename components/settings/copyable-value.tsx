import type { ReactElement } from 'react';
import { CopyButton } from '../ui/copy-button.tsx';

/** An exact value for another form. Clicking into it selects it whole. */
export function CopyableValue({ value, label }: { value: string; label: string }): ReactElement {
  return (
    <div className="st-copyable">
      <code>{value || '…'}</code>
      {value && <CopyButton text={value} label={label} />}
    </div>
  );
}
