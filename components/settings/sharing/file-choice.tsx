import { type ReactElement, useRef } from 'react';
import { Button } from '../../ui/button.tsx';

interface FileChoiceProps {
  readonly label: string;
  readonly accept?: string;
  readonly small?: boolean;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** A button that lets the user choose a file. The same file can be chosen twice: it may have been changed meanwhile. */
export function FileChoice({
  label,
  accept,
  small = false,
  disabled = false,
  onFile,
}: FileChoiceProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="upload" small={small} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
