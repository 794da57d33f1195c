import { memo, type ReactElement, type Ref, useId, useMemo, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import type { Candidate } from './copies.ts';
import { dayWords } from './day-words.ts';
import { checkedness, fits, groupsOf, toggleAll } from './people-groups.ts';
import { SearchField, WORTH_SEARCHING } from './search-field.tsx';
import { useMoreRows } from './use-more-rows.ts';

interface ChoosePeopleProps {
  readonly candidates: readonly Candidate[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (change: (chosen: ReadonlySet<string>) => ReadonlySet<string>) => void;
  readonly error: string | null;
  readonly ref: Ref<HTMLFieldSetElement>;
}

/** Checkboxes for people, and for groups of them. What a search hides stays chosen. */
export function ChoosePeople({ candidates, chosen, onChosen, error, ref }: ChoosePeopleProps): ReactElement {
  const id = useId();
  const [words, setWords] = useState('');
  const groups = useMemo(() => groupsOf(candidates), [candidates]);
  const fitting = useMemo(() => candidates.filter((each) => fits(each, words)), [candidates, words]);
  const { shown, left, more } = useMoreRows(fitting);
  const count = candidates.filter((each) => chosen.has(each.id)).length;
  return (
    <fieldset className="sh-people" ref={ref} tabIndex={-1} aria-describedby={`${id}-count`}>
      <legend>{t('sharing_form_people')}</legend>
      {groups.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset is announced twice with every box
        <div className="sh-groups" role="group" aria-label={t('sharing_form_groups')}>
          {groups.map(({ name, ids }) => {
            const state = checkedness(ids, chosen);
            return (
              <label key={name} className="sh-group" data-on={state !== 'none' || undefined}>
                <input
                  type="checkbox"
                  checked={state === 'all'}
                  ref={(box) => {
                    if (box) box.indeterminate = state === 'some';
                  }}
                  onChange={() => onChosen((now) => toggleAll(now, ids))}
                />
                <span>{tn('sharing_form_group', ids.length, name)}</span>
              </label>
            );
          })}
        </div>
      )}
      {candidates.length >= WORTH_SEARCHING && (
        <SearchField label={t('sharing_form_search')} value={words} onValue={setWords} />
      )}
      {fitting.length === 0 ? (
        <p className="st-note" role="status">
          {t('sharing_form_no_match', words.trim())}
        </p>
      ) : (
        <div className="sh-choices">
          {shown.map((candidate) => (
            <Choice
              key={candidate.id}
              candidate={candidate}
              checked={chosen.has(candidate.id)}
              onChosen={onChosen}
            />
          ))}
          {left > 0 && (
            <Button look="quiet" small onClick={more}>
              {t('sharing_people_more', left)}
            </Button>
          )}
        </div>
      )}
      <div className="sh-count" id={`${id}-count`}>
        {error ? (
          <p className="ui-field-error" role="alert">
            {error}
          </p>
        ) : (
          <p className="ui-field-hint" role="status">
            {count === 0 ? t('sharing_form_chosen_none') : tn('sharing_form_chosen', count)}
          </p>
        )}
        {count > 1 && (
          <Button look="quiet" small onClick={() => onChosen(() => new Set())}>
            {t('sharing_form_choose_none')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface ChoiceProps extends Pick<ChoosePeopleProps, 'onChosen'> {
  readonly candidate: Candidate;
  readonly checked: boolean;
}

/** Drawn anew only when it changes: there may be hundreds. */
const Choice = memo(({ candidate, checked, onChosen }: ChoiceProps): ReactElement => {
  const { id, name, groups, copyFrom, leftBook } = candidate;
  const notes = [
    ...groups,
    leftBook && t('sharing_form_not_in_book'),
    copyFrom !== null && t('sharing_person_works', dayWords(copyFrom)),
  ].filter(Boolean);
  return (
    <label className="sh-choice">
      <input type="checkbox" checked={checked} onChange={() => onChosen((now) => toggleAll(now, [id]))} />
      <span>
        <bdi>{name}</bdi>
        {notes.length > 0 && <span className="st-muted"> {notes.join(' · ')}</span>}
      </span>
    </label>
  );
});
