import { type ReactElement, useId, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { PreviewField } from '../../../lib/storage/preview.ts';
import { EditControl } from './edit-control.tsx';
import type { Editing } from './editing.ts';
import { draftOf } from './field-draft.ts';
import { numberText } from './number-text.ts';

interface EditFieldProps {
  /** Its key among the drafts. */
  readonly id: string;
  readonly field: PreviewField;
  readonly label: string;
  readonly editing: Editing;
}

/** The control of a field, and what is wrong with what stands in it. */
export function EditField({ id, field, label, editing }: EditFieldProps): ReactElement {
  const note = useId();
  // What is being typed is not wrong yet.
  const [left, setLeft] = useState(false);
  const { drafts, wrong, format, disabled, tried, onDraft } = editing;
  const why = left || tried ? wrong[id] : undefined;
  return (
    <span className="approval-edit">
      <EditControl
        field={field}
        draft={drafts[id] ?? draftOf(field, format)}
        onDraft={(draft) => onDraft(id, draft)}
        about={{
          'aria-label': label,
          'aria-invalid': why ? true : undefined,
          'aria-describedby': why ? note : undefined,
          'aria-required': field.required || undefined,
          disabled,
          onBlur: () => setLeft(true),
        }}
      />
      {field.type === 'percent' && <span className="approval-unit">%</span>}
      {why && (
        <span className="ui-field-error" id={note} role="alert">
          {t(why, numberText(1_234.5, format.locale))}
        </span>
      )}
    </span>
  );
}
