import { type ReactElement, type ReactNode, useId } from 'react';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onValue: (value: Value) => void;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export function SelectField<Value extends string>({
  label,
  value,
  options,
  onValue,
  hint,
  disabled,
}: SelectFieldProps<Value>): ReactElement {
  const id = useId();
  const pick = (picked: string) => {
    const option = options.find((candidate) => candidate.value === picked);
    if (option) onValue(option.value);
  };
  return (
    <div className="ui-field">
      <label className="ui-field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="ui-input"
        value={value}
        disabled={disabled}
        onChange={(event) => pick(event.target.value)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <p className="ui-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
