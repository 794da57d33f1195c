import type { ReactElement } from 'react';

/** Line drawings on a 16 px grid; one stroke weight, no fills, so that they sit beside text of any size. */
const PATHS = {
  alert: 'M8 2.2 14.6 13.6H1.4ZM8 6.4v3.4M8 11.6v.1',
  app: 'M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z',
  arrowDown: 'M8 3v10M3.8 8.8 8 13l4.2-4.2',
  arrowRight: 'M3 8h10M8.8 3.8 13 8l-4.2 4.2',
  arrowUp: 'M8 13V3M3.8 7.2 8 3l4.2 4.2',
  book: 'M8 4c-1.6-1.2-3.6-1.5-6-1.5v9.8c2.4 0 4.4.3 6 1.5 1.6-1.2 3.6-1.5 6-1.5V2.5c-2.4 0-4.4.3-6 1.5ZM8 4v9.8',
  briefcase: 'M2 5.5h12v8H2zM5.5 5.5v-2h5v2M2 9h12',
  broom: 'M10.5 2 8.6 7.2M5.2 6.4l5.6 2.1M4.6 6.6 2.4 13.8h6.8l1.9-5M5.6 13.8l.8-2.6M8.2 7.2l1.2.4',
  building: 'M3 14V2.5h7V14M10 6.5h3V14M1.5 14h13M5.5 5.5h2M5.5 8.5h2M5.5 11.5h2',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  chart: 'M2 14h12M4 11.5v-4M8 11.5v-8M12 11.5v-6',
  chat: 'M2.5 3h11v8H8l-3 2.6V11H2.5z',
  check: 'm3 8.5 3.4 3.4L13 4.6',
  checks: 'm1.5 8.5 3 3 5.5-6.3M8 11l.5.5L14.5 5',
  chevron: 'm6 3.5 4.5 4.5L6 12.5',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.6',
  close: 'm4 4 8 8M12 4l-8 8',
  cloud: 'M4.5 12.5a3 3 0 0 1-.3-6 4 4 0 0 1 7.6.8 2.6 2.6 0 0 1 0 5.2z',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  download: 'M8 2v8.2M4.6 7 8 10.4 11.4 7M2.5 13.5h11',
  drag: 'M6 3.5v.1M10 3.5v.1M6 8v.1M10 8v.1M6 12.5v.1M10 12.5v.1',
  external: 'M9 2.5h4.5V7M13.5 2.5 7.8 8.2M11 9v4.5H2.5V5H7',
  gear: 'M6.8 1.9h2.4l.4 1.7 1.3.8 1.7-.5 1.2 2.1-1.3 1.2v1.5l1.3 1.2-1.2 2.1-1.7-.5-1.3.8-.4 1.7H6.8l-.4-1.7-1.3-.8-1.7.5-1.2-2.1 1.3-1.2V7.2L2.2 6l1.2-2.1 1.7.5 1.3-.8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  globe:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c2 1.8 2.6 3.8 2.6 6S10 12.2 8 14C6 12.2 5.4 10.2 5.4 8S6 3.8 8 2Z',
  handshake:
    'M1.5 4.5 4 3.5l4 1.6 4-1.6 2.5 1M1.5 10l1.6.3 3.4 3a1.4 1.4 0 0 0 2 0l4.6-4.2 1.4-.1M8 5.1 5.4 7.6a1.2 1.2 0 0 0 1.8 1.6L8.6 8l3.6 2.6',
  history: 'M2.4 8a5.6 5.6 0 1 1 1.7 4M2.4 8 1 6.6M2.4 8l1.4-1.4M8 5v3.2l2 1.3',
  home: 'M2.5 7.5 8 2.5l5.5 5v6h-4v-4h-3v4h-4z',
  key: 'M5.5 13a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8ZM7.6 8 13.5 2.2M11 4.7l2 2',
  lifebuoy:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 10.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM3.8 3.8l2.5 2.5M9.7 9.7l2.5 2.5M12.2 3.8 9.7 6.3M6.3 9.7l-2.5 2.5',
  link: 'M6.6 9.4 9.4 6.6M7 4.6l1.5-1.5a2.9 2.9 0 0 1 4.2 4.2L11.2 8.8M9 11.4l-1.5 1.5a2.9 2.9 0 0 1-4.2-4.2L4.8 7.2',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.4 4h.1M2.4 8h.1M2.4 12h.1',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  mail: 'M2 3.5h12v9H2zM2 4l6 4.8L14 4',
  minus: 'M3.5 8h9',
  newChat: 'M8 3H2.5v10.5H13V8M6.5 9.5l.4-2.2 5.3-5.3 1.8 1.8-5.3 5.3z',
  page: 'M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3',
  pen: 'm2.8 13.2.5-2.7 7.4-7.4 2.2 2.2-7.4 7.4zM9.2 4.6l2.2 2.2',
  plus: 'M8 3v10M3 8h10',
  question: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.2 6.3a1.8 1.8 0 1 1 2.6 1.8c-.6.3-.8.7-.8 1.3M8 11.3v.1',
  refresh: 'M13.3 6.8A5.5 5.5 0 1 0 13.5 9M13.5 3v3.8H9.7',
  search: 'M7 11.8a4.8 4.8 0 1 0 0-9.6 4.8 4.8 0 0 0 0 9.6ZM10.5 10.5 14 14',
  shield: 'M8 1.8 13 3.6v4.2c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4V3.6zM5.6 10.2l4.8-4.8',
  spark: 'M8 1.8 9.5 6.5 14.2 8 9.5 9.5 8 14.2 6.5 9.5 1.8 8l4.7-1.5Z',
  stop: 'M4 4h8v8H4z',
  table: 'M2 3h12v10H2zM2 6.4h12M2 9.7h12M6.5 3v10',
  target: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM8 8v.1',
  trash: 'M2.5 4.2h11M6 4.2V2.5h4v1.7M4 4.2l.6 9.3h6.8l.6-9.3',
  trend: 'm2 11.5 4-4 2.6 2.6L14 4.7M10.2 4.5H14v3.8',
  undo: 'M5.6 3 2.6 6l3 3M2.8 6h6.4a3.6 3.6 0 0 1 0 7.2H6',
  user: 'M8 7.8a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.8 13.8c.5-2.8 2.5-4.3 5.2-4.3s4.7 1.5 5.2 4.3',
  upload: 'M8 10.4V2.2M4.6 5.6 8 2.2l3.4 3.4M2.5 13.5h11',
  users:
    'M6 7.6a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM1.5 13.2c.4-2.5 2.1-3.8 4.5-3.8s4.1 1.3 4.5 3.8M10.4 3a2.4 2.4 0 0 1 0 4.5M12.2 9.7c1.3.5 2.1 1.7 2.3 3.5',
  userPlus:
    'M6.3 7.8a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM1.5 13.6c.4-2.7 2.2-4.1 4.8-4.1s4.4 1.4 4.8 4.1M12.8 4.2v4M10.8 6.2h4',
  wand: 'm2.5 13.5 7-7M11.5 2v3M10 3.5h3M13 8v2M12 9h2M5.5 2.5v2M4.5 3.5h2',
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

/** Decoration: hidden from assistive technology, so the text beside it (or the button's label) has to say it all. */
export function Icon({ name, size = 16 }: IconProps): ReactElement {
  return (
    <svg
      className="ui-icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
