import { type ReactElement, useId } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { ProblemCode } from '../../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { type Entry, GROUPS, type Group } from './entries.ts';
import { ErrorLink } from './error-link.tsx';
import { findEntries } from './find.ts';

interface ErrorListProps {
  readonly entries: readonly Entry[];
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly recognise: (text: string) => readonly ProblemCode[];
}

const GROUP_WORDS = {
  page: 'trouble_group_page',
  key: 'trouble_group_key',
  here: 'trouble_group_here',
} as const satisfies Record<Group, string>;

/** All errors, or those that fit what was typed or pasted. */
export function ErrorList({ entries, typed, onTyped, recognise }: ErrorListProps): ReactElement {
  const searching = typed.trim() !== '';
  const { meant, others } = findEntries(typed, entries, recognise);
  return (
    <>
      <search className="tr-search">
        <TextArea
          exact
          label={t('trouble_search')}
          hint={t('trouble_search_hint')}
          rows={2}
          value={typed}
          onValue={onTyped}
          onKeyDown={(event) => event.key === 'Escape' && onTyped('')}
        />
        {searching && (
          <Button small look="quiet" icon="close" onClick={() => onTyped('')}>
            {t('trouble_clear')}
          </Button>
        )}
      </search>
      <p className="ui-hidden" role="status">
        {searching && tn('trouble_found_more', meant.length + others.length)}
      </p>
      {searching && meant.length === 0 && others.length === 0 && (
        <Notice icon="question" title={t('trouble_none')}>
          <p>{t('trouble_none_next')}</p>
        </Notice>
      )}
      {meant.length > 0 && <Errors title={t('trouble_found')} entries={meant} strong />}
      {searching
        ? others.length > 0 && <Errors title={tn('trouble_found_more', others.length)} entries={others} />
        : GROUPS.map((group) => (
            <Errors
              key={group}
              title={t(GROUP_WORDS[group])}
              entries={others.filter((entry) => entry.group === group)}
            />
          ))}
    </>
  );
}

interface ErrorsProps {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly strong?: boolean;
}

function Errors({ title, entries, strong = false }: ErrorsProps): ReactElement {
  const id = useId();
  return (
    <section className="st-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={strong ? 'tr-list tr-list-strong' : 'tr-list'}>
        {entries.map((entry) => (
          <ErrorLink key={entry.code} entry={entry} />
        ))}
      </ul>
    </section>
  );
}
