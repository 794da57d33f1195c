import './text-area.css';
import { type ComponentProps, type ReactElement, type ReactNode, useId } from 'react';
import { FieldNote } from './field-note.tsx';

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'id' | 'className' | 'value' | 'onChange'> {
  readonly label: string;
  readonly value: string;
  /** Left out where the text is only to be read and copied. */
  readonly onValue?: (value: string) => void;
  readonly hint?: ReactNode;
  /** Said instead of the hint, and announced. */
  readonly error?: string | null;
  /** Exact text such as keys and sealed files: small and unchecked, and it stays as tall as it is. */
  readonly exact?: boolean;
}

/** A labelled text box of several lines; `label` is its accessible name, hint and error its description. */
export function TextArea({
  label,
  value,
  onValue,
  hint,
  error,
  exact = false,
  ...rest
}: TextAreaProps): ReactElement {
  const id = useId();
  const note = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className="ui-field">
      <label className="ui-field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        rows={exact ? 4 : 6}
        {...(exact ? { spellCheck: false, autoComplete: 'off' } : {})}
        {...rest}
        id={id}
        className={exact ? 'ui-input ui-input-mono ui-text-exact' : 'ui-input ui-text-area'}
        value={value}
        onChange={(event) => onValue?.(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={note}
      />
      <FieldNote id={note} error={error} hint={hint} />
    </div>
  );
}
