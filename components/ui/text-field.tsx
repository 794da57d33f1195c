import { type ComponentProps, type ReactElement, type ReactNode, useId } from 'react';
import { FieldNote } from './field-note.tsx';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className' | 'value' | 'onChange'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: ReactNode;
  /** Said instead of the hint, and announced. */
  readonly error?: string | null;
  readonly mono?: boolean;
}

/** A labelled text box; `label` is its accessible name, hint and error its description. */
export function TextField({
  label,
  value,
  onValue,
  hint,
  error,
  mono = false,
  ...rest
}: TextFieldProps): ReactElement {
  const id = useId();
  const note = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className="ui-field">
      <label className="ui-field-label" htmlFor={id}>
        {label}
      </label>
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        {...rest}
        id={id}
        className={mono ? 'ui-input ui-input-mono' : 'ui-input'}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={note}
      />
      <FieldNote id={note} error={error} hint={hint} />
    </div>
  );
}
