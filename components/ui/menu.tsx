import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { IconName } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

interface MenuProps {
  readonly label: string;
  /** What stands on the button: an icon, or more than that. */
  readonly face: IconName | ReactElement;
  /** Of a button that shows more than an icon. */
  readonly className?: string;
  readonly align?: 'start' | 'end';
  /** `close` puts the focus back on the button. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a list under it. Arrow keys, Home and End go through the items, Escape and a click outside close. */
export function Menu({ label, face, className, align = 'start', children }: MenuProps): ReactElement {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const all = items(list.current);
    // What is chosen now is where a choice begins.
    (all.find((item) => item.ariaChecked === 'true') ?? all[0])?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return close();
    const target = nextItem(items(list.current), event.key);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  const opener = {
    ref: button,
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'aria-controls': open ? id : undefined,
    onClick: () => setOpen(!open),
  } as const;
  return (
    <div className="ui-menu-anchor" ref={anchor}>
      {typeof face === 'string' ? (
        <IconButton icon={face} label={label} {...opener} />
      ) : (
        <button type="button" className={className} aria-label={label} {...opener}>
          {face}
        </button>
      )}
      {open && (
        <div
          ref={list}
          id={id}
          className={`ui-menu ui-menu-${align}`}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {children(close)}
        </div>
      )}
    </div>
  );
}

function items(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

function nextItem(all: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const at = all.indexOf(document.activeElement as HTMLElement);
  switch (key) {
    case 'ArrowDown':
      return all[(at + 1) % all.length];
    case 'ArrowUp':
      return all.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}
