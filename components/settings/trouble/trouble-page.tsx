import type { ReactElement } from 'react';

export function TroublePage(): ReactElement {
  return <div />;
}
