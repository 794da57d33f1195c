import { type ReactElement, useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { type Agent, STARTERS_LIMIT } from '../../../lib/storage/agent.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { numberWords } from '../number-words.ts';
import type { Saver } from '../saver.ts';
import { setStarters } from './agent-changes.ts';
import { checkStarter } from './agent-checks.ts';
import { useRefs } from './use-refs.ts';

interface StartersProps {
  readonly starters: readonly string[];
  readonly saver: Saver<Agent>;
  readonly locked: boolean;
}

interface Row {
  readonly id: number;
  readonly text: string;
}

/** Questions that are offered before the first one. What is edited stands until the reader leaves it, then what is saved. */
export function Starters({ starters, saver, locked }: StartersProps): ReactElement {
  const [edited, setEdited] = useState<readonly Row[] | null>(null);
  const [checked, setChecked] = useState(false);
  const [said, setSaid] = useState('');
  const nextId = useRef(STARTERS_LIMIT);
  const toFocus = useRef<string | null>(null);
  const refs = useRefs();
  const rows = edited ?? starters.map((text, id) => ({ id, text }));

  useEffect(() => {
    const key = toFocus.current;
    if (key === null) return;
    toFocus.current = null;
    refs.get(key)?.focus();
  });

  const keep = (next: readonly Row[], focus: string | null = null) => {
    toFocus.current = focus;
    setEdited(next);
    const found = next.map(({ text }) => checkStarter(text));
    if (found.every((each) => each.ok)) {
      const questions = found.map((each) => each.value).filter((question) => question !== '');
      saver.later('starters', setStarters(questions));
    } else saver.drop('starters');
  };
  const leave = async () => {
    setChecked(true);
    const at = edited;
    if (at?.every(({ text }) => checkStarter(text).ok) && (await saver.flush())) {
      setChecked(false);
      // Unless somebody types already.
      setEdited((now) => (now === at ? null : now));
    }
  };
  const move = (index: number, by: -1 | 1) => {
    const row = rows[index];
    if (!row) return;
    const place = index + by;
    const atEnd = by < 0 ? place === 0 : place === rows.length - 1;
    const way = by < 0 === atEnd ? 'down' : 'up';
    keep(rows.toSpliced(index, 1).toSpliced(place, 0, row), `${way}/${row.id}`);
    setSaid(t('agents_starter_moved', numberWords(place + 1), numberWords(rows.length)));
  };
  const remove = (index: number) => {
    const next = rows[index + 1] ?? rows[index - 1];
    keep(rows.toSpliced(index, 1), next ? `text/${next.id}` : 'add');
    setSaid(t('agents_starter_removed'));
  };
  const add = () => {
    const id = nextId.current++;
    keep([...rows, { id, text: '' }], `text/${id}`);
  };
  return (
    <section
      className="st-section"
      aria-labelledby="agent-starters"
      onBlur={(event) => {
        if (edited && !event.currentTarget.contains(event.relatedTarget)) void leave();
      }}
    >
      <h2 id="agent-starters">{t('agents_starters')}</h2>
      <p className="st-section-lead">{t('agents_starters_lead')}</p>
      {rows.length > 0 && (
        <ol className="ag-starters">
          {rows.map(({ id, text }, index) => {
            const number = numberWords(index + 1);
            const found = checkStarter(text);
            return (
              <li key={id} className="ag-starter">
                <TextField
                  label={t('agents_starter', number)}
                  ref={refs.of(`text/${id}`)}
                  value={text}
                  readOnly={locked}
                  onValue={(typed) => keep(rows.with(index, { id, text: typed }))}
                  error={checked && !found.ok ? found.error : null}
                />
                {!locked && (
                  <div className="ag-starter-actions">
                    <IconButton
                      small
                      icon="arrowUp"
                      label={t('agents_starter_up', number)}
                      ref={refs.of(`up/${id}`)}
                      disabled={index === 0}
                      onClick={() => move(index, -1)}
                    />
                    <IconButton
                      small
                      icon="arrowDown"
                      label={t('agents_starter_down', number)}
                      ref={refs.of(`down/${id}`)}
                      disabled={index === rows.length - 1}
                      onClick={() => move(index, 1)}
                    />
                    <IconButton
                      small
                      icon="trash"
                      label={t('agents_starter_remove', number)}
                      onClick={() => remove(index)}
                    />
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {!locked && (
        <div className="st-card-actions">
          <Button
            small
            icon="plus"
            ref={refs.of('add')}
            disabled={rows.length >= STARTERS_LIMIT}
            onClick={add}
          >
            {t('agents_starter_add')}
          </Button>
          {rows.length >= STARTERS_LIMIT && (
            <p className="st-note">{t('agents_starters_full', numberWords(STARTERS_LIMIT))}</p>
          )}
        </div>
      )}
      <p className="ui-hidden" role="status">
        {said}
      </p>
    </section>
  );
}
