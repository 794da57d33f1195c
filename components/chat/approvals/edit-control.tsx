import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { PreviewField } from '../../../lib/storage/preview.ts';
import { lookUp } from '../look-up.ts';
import { ChoicesField } from './choices-field.tsx';
import { INCOMPLETE, type InputKind, inputKind } from './field-draft.ts';
import { plainLine } from './plain-text.ts';

export interface ControlAttributes {
  readonly 'aria-label': string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-required': true | undefined;
  readonly disabled: boolean;
  readonly onBlur: () => void;
}

interface EditControlProps {
  readonly field: PreviewField;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly about: ControlAttributes;
}

/** The control that fits a field's type. */
export function EditControl({ field, draft, onDraft, about }: EditControlProps): ReactElement {
  const kind = inputKind(field);
  switch (kind) {
    case 'box':
      return (
        <label className="approval-box">
          <input
            type="checkbox"
            {...about}
            checked={draft === 'true'}
            onChange={(event) => onDraft(String(event.target.checked))}
          />
          {t(draft === 'true' ? 'chat_yes' : 'chat_no')}
        </label>
      );
    case 'choice':
      return (
        <select
          className="ui-input"
          {...about}
          value={draft}
          onChange={(event) => onDraft(event.target.value)}
        >
          {(!field.required || draft === '') && <option value="">{t('approval_none')}</option>}
          {choicesOf(field).map(({ value, label: words }) => (
            <option key={value} value={value}>
              {plainLine(words || value)}
            </option>
          ))}
        </select>
      );
    case 'choices':
      return <ChoicesField options={choicesOf(field)} about={about} value={draft} onValue={onDraft} />;
    case 'lines':
      return (
        <textarea
          className="ui-input approval-lines"
          dir="auto"
          rows={3}
          {...about}
          value={draft}
          onChange={(event) => onDraft(event.target.value)}
        />
      );
    default:
      return (
        <input
          className="ui-input"
          {...typed(kind, field)}
          autoComplete="off"
          {...about}
          value={draft === INCOMPLETE ? '' : draft}
          // A date that is typed half has no value: empty is not what was meant.
          onChange={({ target }) => onDraft(target.validity.badInput ? INCOMPLETE : target.value)}
          onBlur={({ target }) => {
            if (target.validity.badInput) onDraft(INCOMPLETE);
            about.onBlur();
          }}
        />
      );
  }
}

const TYPES: Partial<Record<InputKind, string>> = { date: 'date', moment: 'datetime-local', time: 'time' };
const KEYBOARDS: Readonly<Record<string, 'email' | 'tel' | 'url'>> = {
  email: 'email',
  phone: 'tel',
  url: 'url',
};

function typed(kind: InputKind, { type }: PreviewField) {
  if (kind === 'number') return { type: 'text', inputMode: 'decimal', dir: 'ltr' } as const;
  const inputMode = lookUp(KEYBOARDS, type);
  // As text, whatever it is: the browser's own checks would say other things than Salesforce's.
  return { type: TYPES[kind] ?? 'text', ...(inputMode ? { inputMode } : { dir: 'auto' }) };
}

/** The options, and what stands there although it is none any more. */
function choicesOf({ options, value, after }: PreviewField) {
  const known = options ?? [];
  const kept = typeof value === 'string' ? value.split(';') : [];
  const gone = kept.filter((one) => one !== '' && !known.some((option) => option.value === one));
  return [...known, ...gone.map((one) => ({ value: one, label: kept.length === 1 ? (after ?? one) : one }))];
}
