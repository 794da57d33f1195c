import type { ReactElement } from 'react';
import { TextField } from '../../ui/text-field.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Few people are found by looking. */
export const WORTH_SEARCHING = 8;

export function SearchField({ label, value, onValue }: SearchFieldProps): ReactElement {
  return (
    <TextField
      label={label}
      type="search"
      value={value}
      onValue={onValue}
      // In a form, Enter would send it.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
        if (event.key === 'Escape' && value !== '') {
          event.stopPropagation();
          onValue('');
        }
      }}
    />
  );
}
