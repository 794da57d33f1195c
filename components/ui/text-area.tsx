import './text-area.css';
import { type ComponentProps, type ReactElement, type ReactNode, useId } from 'react';
import { FieldNote } from './field-note.tsx';

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'id' | 'className' | 'value' | 'onChange'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: ReactNode;
  /** Said instead of the hint, and announced. */
  readonly error?: string | null;
}

/** A labelled text box of several lines; `label` is its accessible name, hint and error its description. */
export function TextArea({ label, value, onValue, hint, error, ...rest }: TextAreaProps): ReactElement {
  const id = useId();
  const note = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className="ui-field">
      <label className="ui-field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        rows={6}
        {...rest}
        id={id}
        className="ui-input ui-text-area"
        value={value}
        onChange={(event) => onValue(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={note}
      />
      <FieldNote id={note} error={error} hint={hint} />
    </div>
  );
}
