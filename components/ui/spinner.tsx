import type { ReactElement } from 'react';

/** Decoration: the words beside it say what is going on. */
export function Spinner(): ReactElement {
  return <span className="ui-spinner" aria-hidden="true" />;
}
