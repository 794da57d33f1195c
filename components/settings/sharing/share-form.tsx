import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettings } from '../settings-context.ts';
import { TaskProgress } from '../task-progress.tsx';
import { useTask } from '../use-task.ts';
import { ChoosePeople } from './choose-people.tsx';
import type { Candidate } from './copies.ts';
import { PassphraseFields } from './passphrase-fields.tsx';
import { PrivateKeyField } from './private-key-field.tsx';
import { SealedResult } from './sealed-result.tsx';
import { firstFault, type ShareDraft } from './share-draft.ts';
import { SharingProblem } from './sharing-problem.tsx';

interface ShareFormProps {
  readonly connection: Connection;
  readonly candidates: readonly Candidate[];
  /** Who is chosen to begin with. */
  readonly preset: readonly string[];
  /** The name the last copies went out in. */
  readonly sharer: string;
  readonly onAddPeople: () => void;
  readonly onClose: () => void;
}

interface Sealed {
  readonly file: Output<'share'>;
  readonly names: readonly string[] | null;
  readonly passphrase: string | null;
}

/** Makes a sealed copy: for people and groups by their keys, or for everybody who knows a passphrase. */
export function ShareForm({
  connection,
  candidates,
  preset,
  sharer,
  onAddPeople,
  onClose,
}: ShareFormProps): ReactElement {
  const { sources } = useSettings();
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const fields = {
    people: useRef<HTMLFieldSetElement>(null),
    first: useRef<HTMLInputElement>(null),
    again: useRef<HTMLInputElement>(null),
    sharer: useRef<HTMLInputElement>(null),
    pem: useRef<HTMLTextAreaElement>(null),
  };
  const [draft, setDraft] = useState<ShareDraft>({
    to: 'people',
    chosen: new Set(preset),
    first: '',
    again: '',
    sharer,
    pem: '',
  });
  // Nothing is complained of before the first try, and then until it is right.
  const [tried, setTried] = useState(false);
  const sealing = useTask<Sealed>();
  useEffect(() => title.current?.focus(), []);

  const keyBased = connection.credential === 'private_key';
  const fault = firstFault(draft, candidates, keyBased);
  const shown = tried ? fault : null;
  const running = sealing.state.status === 'running';
  const nobody = draft.to === 'people' && candidates.length === 0;
  const put = (change: Partial<ShareDraft>) => setDraft((now) => ({ ...now, ...change }));

  const seal = () => {
    setTried(true);
    if (fault) return fields[fault.field].current?.focus();
    const people = candidates
      .filter(({ id }) => draft.chosen.has(id))
      .map(({ id, name, publicKey }) => ({ personId: id, name, publicKey }));
    const passphrase = draft.to === 'team' ? draft.first : null;
    void sealing.run(async () => {
      const file = await sources.send('share', {
        connectionId: connection.id,
        sharer: draft.sharer.trim(),
        people: passphrase === null ? people : [],
        passphrase,
        privateKey: keyBased ? draft.pem : null,
      });
      // Used once, and dropped.
      put({ first: '', again: '', pem: '' });
      return { file, passphrase, names: passphrase === null ? people.map(({ name }) => name) : null };
    });
  };

  if (sealing.state.status === 'done') {
    return (
      <section className="sh-panel" aria-label={t('sharing_form_title', connection.orgName)}>
        <SealedResult {...sealing.state.value} onDone={onClose} />
      </section>
    );
  }
  return (
    <section className="sh-panel" aria-labelledby={heading}>
      <h4 id={heading} tabIndex={-1} ref={title}>
        {t('sharing_form_title', connection.orgName || connection.myDomainHost)}
      </h4>
      <form
        className="sh-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!running) seal();
        }}
      >
        <fieldset className="sh-to">
          <legend>{t('sharing_form_with')}</legend>
          {(['people', 'team'] as const).map((to) => (
            <To
              key={to}
              to={to}
              group={`${heading}-to`}
              checked={draft.to === to}
              disabled={running}
              onPick={() => put({ to })}
            />
          ))}
        </fieldset>
        {nobody && (
          <Notice icon="users" title={t('sharing_form_nobody')}>
            <p>{t('sharing_form_nobody_next')}</p>
            <div className="ui-actions">
              <Button small icon="userPlus" onClick={onAddPeople}>
                {t('sharing_form_add_people')}
              </Button>
            </div>
          </Notice>
        )}
        {draft.to === 'people' && !nobody && (
          <ChoosePeople
            ref={fields.people}
            candidates={candidates}
            chosen={draft.chosen}
            onChosen={(change) => setDraft((now) => ({ ...now, chosen: change(now.chosen) }))}
            error={shown?.field === 'people' ? shown.words : null}
          />
        )}
        {draft.to === 'team' && (
          <PassphraseFields
            ref={fields.first}
            againRef={fields.again}
            typed={draft}
            onTyped={({ first, again }) => put({ first, again })}
            error={
              shown?.field === 'first' || shown?.field === 'again'
                ? { field: shown.field, words: shown.words }
                : null
            }
          />
        )}
        <TextField
          label={t('sharing_form_sharer')}
          ref={fields.sharer}
          value={draft.sharer}
          onValue={(typed) => put({ sharer: typed })}
          maxLength={120}
          autoComplete="name"
          hint={t('sharing_form_sharer_hint')}
          error={shown?.field === 'sharer' ? shown.words : null}
        />
        {keyBased && (
          <PrivateKeyField
            ref={fields.pem}
            pem={draft.pem}
            onPem={(pem) => put({ pem })}
            error={shown?.field === 'pem' ? shown.words : null}
          />
        )}
        <div className="ui-actions">
          <Button look="primary" type="submit" icon="lock" disabled={running || nobody}>
            {t('sharing_form_create')}
          </Button>
          <Button onClick={onClose}>{t('sharing_form_cancel')}</Button>
        </div>
        {running && <TaskProgress>{t('sharing_form_sealing')}</TaskProgress>}
        {sealing.state.status === 'failed' && (
          <SharingProblem problem={sealing.state.problem} connection={connection} />
        )}
      </form>
    </section>
  );
}

const TO = {
  people: { label: 'sharing_form_people', hint: 'sharing_form_people_hint' },
  team: { label: 'sharing_form_team', hint: 'sharing_form_team_hint' },
} as const;

interface ToProps {
  readonly to: ShareDraft['to'];
  readonly group: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onPick: () => void;
}

function To({ to, group, checked, disabled, onPick }: ToProps): ReactElement {
  const id = useId();
  return (
    <div className="sh-radio">
      <input
        type="radio"
        id={id}
        name={group}
        checked={checked}
        disabled={disabled}
        onChange={onPick}
        aria-describedby={`${id}-hint`}
      />
      <label htmlFor={id}>{t(TO[to].label)}</label>
      <p className="ui-field-hint" id={`${id}-hint`}>
        {t(TO[to].hint)}
      </p>
    </div>
  );
}
