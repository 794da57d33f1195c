import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Problem } from '../../../lib/problem.ts';
import { TOPICS } from './topics.ts';

interface WhatThisMeansProps {
  readonly problem: Problem;
  /** Whose app it is about; the form's where it is left out. */
  readonly connectionId?: string;
  /** As whom somebody tried to sign in with a private key. */
  readonly account?: string;
}

/** From an error to its page; nothing for errors that are no sign-in's. */
export function WhatThisMeans({ problem, ...about }: WhatThisMeansProps): ReactElement | null {
  if (!isExplained(problem)) return null;
  return (
    <a className="ui-button ui-button-secondary ui-button-small" href={troubleHref(problem.code, about)}>
      {t('trouble_what_this_means')}
    </a>
  );
}

export const isExplained = ({ code }: Problem): boolean => Object.hasOwn(TOPICS, code);

export function troubleHref(
  code: string,
  { connectionId, account }: Omit<WhatThisMeansProps, 'problem'> = {},
): string {
  const about = new URLSearchParams({
    ...(connectionId && { connection: connectionId }),
    ...(account && { account }),
  });
  return `#trouble/${encodeURIComponent(code)}${about.size > 0 ? `?${about}` : ''}`;
}
