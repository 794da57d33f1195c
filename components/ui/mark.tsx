import type { ReactElement } from 'react';

/** The sign of Recordside: a record with the panel at its side. */
export function Mark({ size = 24 }: { size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6.5" fill="var(--accent)" />
      <path
        d="M6 7.5h6.5M6 12h6.5M6 16.5h4"
        stroke="var(--on-accent)"
        strokeWidth="1.9"
        strokeLinecap="round"
        opacity="0.72"
      />
      <rect x="15" y="5.5" width="3.6" height="13" rx="1.8" fill="var(--on-accent)" />
    </svg>
  );
}
