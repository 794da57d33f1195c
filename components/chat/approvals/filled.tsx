import type { ReactElement, ReactNode } from 'react';
import { type MessageKey, t } from '../../../lib/i18n.ts';

/** No text of a locale or an org holds it. */
const PLACE = '\u0001';

/** A message whose `$1` is more than text. */
export function Filled({ words, children }: { words: MessageKey; children: ReactNode }): ReactElement {
  const [before, after] = t(words, PLACE).split(PLACE);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
