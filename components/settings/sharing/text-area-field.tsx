import { type ComponentProps, type ReactElement, type ReactNode, useId } from 'react';
import { FieldNote } from '../../ui/field-note.tsx';

interface TextAreaFieldProps
  extends Omit<ComponentProps<'textarea'>, 'id' | 'className' | 'value' | 'onChange'> {
  readonly label: string;
  readonly value: string;
  readonly onValue?: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null;
}

/** A labelled box for several lines of exact text: keys, sealed files, lists. */
export function TextAreaField({
  label,
  value,
  onValue,
  hint,
  error,
  ...rest
}: TextAreaFieldProps): ReactElement {
  const id = useId();
  const note = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className="ui-field">
      <label className="ui-field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        spellCheck={false}
        autoComplete="off"
        rows={4}
        {...rest}
        id={id}
        className="ui-input ui-input-mono sh-text"
        value={value}
        onChange={(event) => onValue?.(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={note}
      />
      <FieldNote id={note} error={error} hint={hint} />
    </div>
  );
}
