import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface OutsideLinkProps {
  readonly href: string;
  /** The whole address, in ASCII as the URL parser writes it. */
  readonly shown: string;
  /** The visible text of the link where it is plain text. */
  readonly text: string | null;
  readonly children: ReactNode;
}

/** A link out of the org. One click shows where it really leads; only there it can be opened. */
export function OutsideLink({ href, shown, text, children }: OutsideLinkProps): ReactElement {
  const [open, setOpen] = useState(false);
  const id = useId();
  // The text is the address already: there is nothing more to show.
  if (text === shown || text === href) return <OpenLink href={href}>{children}</OpenLink>;
  return (
    <>
      <button
        type="button"
        className="chat-link-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <bdi>{children}</bdi>
      </button>
      <span className="chat-link-address" id={id} hidden={!open}>
        <OpenLink href={href}>{shown}</OpenLink>
        <CopyButton text={shown} label={t('chat_copy_address')} iconOnly />
      </span>
    </>
  );
}

function OpenLink({ href, children }: { href: string; children: ReactNode }): ReactElement {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="chat-link-outside" dir="ltr">
      {children}
      <Icon name={href.startsWith('mailto:') ? 'mail' : 'external'} size={12} />
      <span className="ui-hidden"> {t('chat_opens_new_tab')}</span>
    </a>
  );
}
