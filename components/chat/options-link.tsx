import type { ReactElement, ReactNode } from 'react';
import { useActions } from './panel-actions.ts';
import type { OptionsSection } from './panel-sources.ts';

interface OptionsLinkProps {
  readonly to: Exclude<OptionsSection, null>;
  readonly children: ReactNode;
}

/** Leads to a page of the settings. */
export function OptionsLink({ to, children }: OptionsLinkProps): ReactElement {
  const { openOptions } = useActions();
  return (
    <a
      className="chat-options-link"
      href={`options.html#${to}`}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        openOptions(to);
      }}
    >
      {children}
    </a>
  );
}
