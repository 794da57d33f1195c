import { type ReactElement, useRef, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Person } from '../../../lib/storage/people.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Disclosure } from '../disclosure.tsx';
import { type ReadLines, readPeopleLines } from './people-changes.ts';

interface AddSeveralProps {
  readonly people: readonly Person[];
  readonly ownKey: string | null;
  readonly onAdd: (people: readonly Person[]) => Promise<boolean>;
}

const BAD_SHOWN = 8;
const LINE_SHOWN = 60;

/** A pasted list of people; what is wrong stays in the box, to be corrected. */
export function AddSeveral({ people, ownKey, onAdd }: AddSeveralProps): ReactElement {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [read, setRead] = useState<ReadLines | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const add = async () => {
    if (text.trim() === '') {
      setError(t('sharing_several_empty'));
      return box.current?.focus();
    }
    const lines = readPeopleLines(text, people, ownKey, () => crypto.randomUUID());
    if (lines.people.length > 0 && !(await onAdd(lines.people))) return;
    setRead(lines);
    setText(lines.bad.map(({ line }) => line).join('\n'));
    if (lines.bad.length > 0) box.current?.focus();
  };
  return (
    <Disclosure title={t('sharing_several')}>
      <TextArea
        exact
        label={t('sharing_several_text')}
        ref={box}
        rows={5}
        value={text}
        maxLength={500_000}
        onValue={(typed) => {
          setText(typed);
          setError(null);
        }}
        hint={t('sharing_several_hint')}
        error={error}
      />
      <div className="ui-actions">
        <Button icon="userPlus" onClick={() => void add()}>
          {t('sharing_several_add')}
        </Button>
      </div>
      {read && <Outcome read={read} />}
    </Disclosure>
  );
}

function Outcome({ read: { people, bad, known } }: { read: ReadLines }): ReactElement {
  const good = [
    people.length > 0 && tn('sharing_several_added', people.length),
    known > 0 && tn('sharing_several_known', known),
  ].filter(Boolean);
  return (
    <Notice
      tone={bad.length > 0 ? 'warn' : 'accent'}
      icon={bad.length > 0 ? 'alert' : 'check'}
      role="status"
      title={good.join(' ') || undefined}
    >
      {bad.length > 0 && (
        <>
          <p>{tn('sharing_several_left', bad.length)}</p>
          <ul className="sh-steps">
            {bad.slice(0, BAD_SHOWN).map(({ line, error }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same
              <li key={at}>{t('sharing_several_line', shortened(line), error)}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function shortened(line: string): string {
  const characters = [...line.trim()];
  return characters.length > LINE_SHOWN ? `${characters.slice(0, LINE_SHOWN).join('')}…` : line.trim();
}
