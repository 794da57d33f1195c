import type { ReactElement } from 'react';
import type { ControlAttributes } from './edit-control.tsx';
import { plainLine } from './plain-text.ts';

interface ChoicesFieldProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** As Salesforce keeps several: `Phone;Email`. */
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly about: ControlAttributes;
}

/** Any number of options, as boxes to tick: a list that wants a key held down is found out by nobody. */
export function ChoicesField({ options, value, onValue, about }: ChoicesFieldProps): ReactElement {
  // Only a single control can be required.
  const { 'aria-required': _, ...group } = about;
  const chosen = new Set(value.split(';').filter((one) => one !== ''));
  const toggle = (option: string) => {
    // In the order of the list, so that ticking and unticking is no change.
    const next = options.filter((one) => chosen.has(one.value) !== (one.value === option));
    onValue(next.map((one) => one.value).join(';'));
  };
  return (
    <fieldset className="approval-choices" {...group}>
      {options.map((option) => (
        <label key={option.value} className="approval-box">
          <input type="checkbox" checked={chosen.has(option.value)} onChange={() => toggle(option.value)} />
          <bdi>{plainLine(option.label || option.value)}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
