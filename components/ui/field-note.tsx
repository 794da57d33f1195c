import type { ReactElement, ReactNode } from 'react';

interface FieldNoteProps {
  /** What the field's `aria-describedby` names. */
  readonly id: string | undefined;
  readonly error: string | null | undefined;
  readonly hint: ReactNode;
}

/** What stands below a field: what is wrong with it, and else its hint. */
export function FieldNote({ id, error, hint }: FieldNoteProps): ReactElement | null {
  if (error) {
    return (
      <p className="ui-field-error" id={id} role="alert">
        {error}
      </p>
    );
  }
  return hint ? (
    <p className="ui-field-hint" id={id}>
      {hint}
    </p>
  ) : null;
}
