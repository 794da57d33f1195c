import { type ReactElement, useMemo, useRef, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Person } from '../../../lib/storage/people.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import { useTask } from '../use-task.ts';
import { AddSeveral } from './add-several.tsx';
import { addPeople, dropPerson, putPerson } from './people-changes.ts';
import { fits } from './people-groups.ts';
import { PersonForm } from './person-form.tsx';
import { PersonRow } from './person-row.tsx';
import { SearchField, WORTH_SEARCHING } from './search-field.tsx';
import { useMoreRows } from './use-more-rows.ts';

interface PeopleSectionProps {
  readonly people: readonly Person[];
  readonly ownKey: string | null;
}

/** The field that a form without people leads to. */
export const NEW_PERSON = 'new';

/** The address book: whom copies can be sealed to, and the groups they are in. */
export function PeopleSection({ people, ownKey }: PeopleSectionProps): ReactElement {
  const { sources } = useSettings();
  const title = useRef<HTMLHeadingElement>(null);
  const [words, setWords] = useState('');
  const saving = useTask<string>();
  const fitting = useMemo(() => people.filter((person) => fits(person, words)), [people, words]);
  const { shown, left, more } = useMoreRows(fitting);

  /** Says what was done once it is kept. */
  const change = async (how: Parameters<typeof sources.people.update>[0], said: string) => {
    let saved = false;
    await saving.run(async () => {
      await sources.people.update(how);
      saved = true;
      return said;
    });
    return saved;
  };
  const remove = ({ id, name }: Person) => {
    // The row goes, and the button with it.
    title.current?.focus();
    void change(dropPerson(id), t('sharing_person_deleted', name));
  };
  return (
    <section className="st-section" aria-labelledby="people">
      <h2 id="people" tabIndex={-1} ref={title}>
        {t('sharing_people')}
      </h2>
      <p className="st-section-lead">{t('sharing_people_lead')}</p>
      {people.length === 0 ? (
        <p className="st-note">{t('sharing_people_none')}</p>
      ) : (
        <div className="sh-book">
          {people.length >= WORTH_SEARCHING && (
            <SearchField label={t('sharing_people_search')} value={words} onValue={setWords} />
          )}
          {fitting.length === 0 ? (
            <p className="st-note" role="status">
              {t('sharing_people_no_match', words.trim())}
            </p>
          ) : (
            <ul className="sh-rows" aria-label={tn('sharing_people_count', people.length)}>
              {shown.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  people={people}
                  ownKey={ownKey}
                  onSave={(saved) => change(putPerson(saved), t('options_saved'))}
                  onRemove={remove}
                />
              ))}
            </ul>
          )}
          <div className="sh-count">
            <p className="st-note">{tn('sharing_people_count', people.length)}</p>
            {left > 0 && (
              <Button look="quiet" small onClick={more}>
                {t('sharing_people_more', left)}
              </Button>
            )}
          </div>
        </div>
      )}
      <div className="sh-said" role="status">
        {saving.state.status === 'done' && <p className="st-result">{saving.state.value}</p>}
      </div>
      {saving.state.status === 'failed' && <ProblemNotice problem={saving.state.problem} />}
      <div className="st-form">
        <h3>{t('sharing_person_add_title')}</h3>
        <PersonForm
          person={null}
          others={people}
          ownKey={ownKey}
          id={NEW_PERSON}
          onSave={(person) => change(addPeople([person]), t('sharing_person_added', person.name))}
        />
        <AddSeveral
          people={people}
          ownKey={ownKey}
          onAdd={(added) => change(addPeople(added), tn('sharing_several_added', added.length))}
        />
      </div>
    </section>
  );
}
