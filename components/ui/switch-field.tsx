import './switch-field.css';
import { type ReactElement, type ReactNode, useId } from 'react';

interface SwitchFieldProps {
  readonly label: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  /** What it means as it stands. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

/** Something that is on or off, and counts at once. */
export function SwitchField({ label, on, onSwitch, hint, disabled }: SwitchFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="ui-switch">
      <input
        id={id}
        className="ui-switch-box"
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked
        role="switch"
        checked={on}
        disabled={disabled}
        onChange={(event) => onSwitch(event.target.checked)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label className="ui-switch-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="ui-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
