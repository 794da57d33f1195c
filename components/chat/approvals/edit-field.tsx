import { type ReactElement, useId, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { PreviewField } from '../../../lib/storage/preview.ts';
import { ChoicesField } from './choices-field.tsx';
import type { Editing } from './editing.ts';
import { draftOf, INCOMPLETE, type InputKind, inputKind } from './field-draft.ts';
import { numberText } from './number-text.ts';
import { plainLine } from './plain-text.ts';

interface EditFieldProps {
  /** Its key among the drafts. */
  readonly id: string;
  readonly field: PreviewField;
  readonly label: string;
  readonly editing: Editing;
}

/** The control that fits a field's type, and what is wrong with what stands in it. */
export function EditField({ id, field, label, editing }: EditFieldProps): ReactElement {
  const note = useId();
  const { drafts, wrong, format, tried, onDraft } = editing;
  const kind = inputKind(field);
  const draft = drafts[id] ?? draftOf(field, format);
  // What is being typed is not wrong yet.
  const [left, setLeft] = useState(false);
  const why = left || tried ? wrong[id] : undefined;
  const about = {
    'aria-label': label,
    'aria-invalid': why ? true : undefined,
    'aria-describedby': why ? note : undefined,
    'aria-required': field.required || undefined,
    disabled: editing.disabled,
  };
  const set = (value: string) => onDraft(id, value);
  return (
    <span className="approval-edit" onBlur={() => setLeft(true)}>
      {kind === 'box' ? (
        <label className="approval-box">
          <input
            type="checkbox"
            {...about}
            checked={draft === 'true'}
            onChange={(event) => set(String(event.target.checked))}
          />
          {t(draft === 'true' ? 'chat_yes' : 'chat_no')}
        </label>
      ) : kind === 'choice' ? (
        <select className="ui-input" {...about} value={draft} onChange={(event) => set(event.target.value)}>
          {(!field.required || draft === '') && <option value="">{t('approval_none')}</option>}
          {choicesOf(field).map(({ value, label: words }) => (
            <option key={value} value={value}>
              {plainLine(words || value)}
            </option>
          ))}
        </select>
      ) : kind === 'choices' ? (
        <ChoicesField options={choicesOf(field)} about={about} value={draft} onValue={set} />
      ) : kind === 'lines' ? (
        <textarea
          className="ui-input approval-lines"
          dir="auto"
          rows={3}
          {...about}
          value={draft}
          onChange={(event) => set(event.target.value)}
        />
      ) : (
        <input
          className="ui-input"
          {...typed(kind, field)}
          autoComplete="off"
          {...about}
          value={draft === INCOMPLETE ? '' : draft}
          // A date that is typed half has no value: empty is not what was meant.
          onChange={({ target }) => set(target.validity.badInput ? INCOMPLETE : target.value)}
          onBlur={({ target }) => target.validity.badInput && set(INCOMPLETE)}
        />
      )}
      {field.type === 'percent' && <span className="approval-unit">%</span>}
      {why && (
        <span className="ui-field-error" id={note} role="alert">
          {t(why, numberText(1_234.5, format.locale))}
        </span>
      )}
    </span>
  );
}

const TYPES: Partial<Record<InputKind, string>> = { date: 'date', moment: 'datetime-local', time: 'time' };
const KEYBOARDS = { email: 'email', phone: 'tel', url: 'url' } as const;

function typed(kind: InputKind, { type }: PreviewField) {
  if (kind === 'number') return { type: 'text', inputMode: 'decimal', dir: 'ltr' } as const;
  const inputMode = KEYBOARDS[type as keyof typeof KEYBOARDS];
  // As text, whatever it is: the browser's own checks would say other things than Salesforce's.
  return { type: TYPES[kind] ?? 'text', ...(inputMode ? { inputMode } : { dir: 'auto' }) } as const;
}

/** The options, and what stands there although it is none any more. */
function choicesOf({ options, value, after }: PreviewField) {
  const known = options ?? [];
  const kept = typeof value === 'string' ? value.split(';') : [];
  const gone = kept.filter((one) => one !== '' && !known.some((option) => option.value === one));
  return [
    ...known,
    ...gone.map((one) => ({ value: one, label: kept.length === 1 ? (after ?? one) : one })),
  ];
}
