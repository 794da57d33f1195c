import type { ReactElement, ReactNode } from 'react';

export type Tone = 'plain' | 'accent' | 'warn' | 'danger';

export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }): ReactElement {
  return <span className={tone === 'plain' ? 'ui-badge' : `ui-badge ui-badge-${tone}`}>{children}</span>;
}
