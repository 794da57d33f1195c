import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Problem } from '../../../lib/problem.ts';
import { Icon } from '../../ui/icon.tsx';
import { problemWords } from '../problem-words.ts';
import { plainText } from './plain-text.ts';

/** A click that did not get through, in words, beside what was clicked. */
export function InlineProblem({ problem }: { problem: Problem }): ReactElement {
  const { what, next } = problemWords(problem);
  return (
    <div className="approval-failed" role="alert">
      <Icon name="alert" size={13} />
      <p>
        {what} {next}
      </p>
      {problem.detail && <ServiceWords detail={problem.detail} />}
    </div>
  );
}

/** What Salesforce, or whoever wrote the rule there, says: word for word, and as a quotation. */
export function ServiceWords({ detail }: { detail: string }): ReactElement {
  return (
    <blockquote className="approval-quote">
      <span className="ui-hidden">{t('approval_quoted')} </span>
      <bdi>{plainText(detail)}</bdi>
    </blockquote>
  );
}
