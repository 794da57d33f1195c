import type { ReactElement } from 'react';
import { Spinner } from '../ui/spinner.tsx';

/** What is being waited for, in words. */
export function TaskProgress({ children }: { children: string }): ReactElement {
  return (
    <p className="st-progress" role="status">
      <Spinner />
      {children}
    </p>
  );
}
