import type { ReactElement, ReactNode, Ref } from 'react';
import { Icon } from '../ui/icon.tsx';

interface DisclosureProps {
  readonly title: string;
  readonly open?: boolean;
  readonly ref?: Ref<HTMLDetailsElement>;
  readonly children: ReactNode;
}

/** Something to unfold; the browser's own element, so that a search in the page finds what is inside. */
export function Disclosure({ title, open, ref, children }: DisclosureProps): ReactElement {
  return (
    <details className="st-disclosure" open={open} ref={ref}>
      <summary>
        <Icon name="chevron" size={14} />
        {title}
      </summary>
      <div className="st-disclosure-body">{children}</div>
    </details>
  );
}
