import type { ReactElement } from 'react';

export function UsagePage(): ReactElement {
  return <div />;
}
