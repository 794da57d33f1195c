import { type ReactElement, type ReactNode, type Ref, useState } from 'react';
import { Icon } from '../ui/icon.tsx';

interface DisclosureProps {
  readonly title: string;
  readonly ref?: Ref<HTMLDetailsElement>;
  /** Drawn only while unfolded: what it repeats from the page should not be there twice. */
  readonly lazy?: boolean;
  readonly children: ReactNode;
}

/** Something to unfold. */
export function Disclosure({ title, ref, lazy = false, children }: DisclosureProps): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <details className="st-disclosure" ref={ref} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="chevron" size={14} />
        {title}
      </summary>
      {(open || !lazy) && <div className="st-disclosure-body">{children}</div>}
    </details>
  );
}
