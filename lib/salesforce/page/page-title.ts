import type { OrgHost } from '../hosts.ts';
import { isRecordId } from '../record-id.ts';
import type { Place } from './place.ts';

/** Code points. Longer names exist only where somebody wants to fill a prompt or a screen. */
const LONGEST = 120;

/** Titles of pages that are not there yet, and of none in particular. */
const NOTHING =
  /^(?:salesforce(?:\.com)?|lightning(?: experience)?|salesforce lightning|loading(?: ?…|\.{3})?|login|log in|untitled|new tab|about:blank|error|home)$/i;

const LIGHTNING = /^(.+) \| salesforce$/i;
const CLASSIC = /^(.*) ?~ ?salesforce(?:\.com)?(?: - .*)?$/i;

/**
 * The name of what a tab shows, from its title: `(3) Acme | Account | Salesforce` → `Acme`. Null where the title says
 * nothing (a page that loads, the bare address). A title is whatever a record's author typed: what comes back has no
 * control, direction or invisible characters and no line breaks, but it stays foreign text (design I6).
 */
export function labelFromTitle(
  title: string,
  org: OrgHost,
  { kind, object, recordId }: Place,
): string | null {
  // Unread counters, and a console's mark of unsaved changes.
  const text = plain(title).replace(/^(?:\(\d{1,4}\+?\)|[*•●]) */, '');
  if (text === '' || isAddress(text, org)) return null;
  const lightning = LIGHTNING.exec(text)?.[1];
  const classic = CLASSIC.exec(text)?.[1];
  const name =
    lightning !== undefined
      ? ofLightning(lightning)
      : classic !== undefined
        ? ofClassic(classic, recordId !== null)
        : text;
  if (name === '' || NOTHING.test(name) || isRecordId(name)) return null;
  // Before a record's name is there, Lightning shows its object's.
  if (kind === 'record' && name.toLowerCase() === object?.toLowerCase()) return null;
  if (/^salesforce(?:\.com)? - .* edition$/i.test(name)) return null;
  const points = [...name];
  return points.length <= LONGEST
    ? name
    : `${points
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}

/** `Acme | Account`; the name itself may hold ` | `. A single part is a list, a tab, or a name on its own. */
function ofLightning(text: string): string {
  const parts = text.split(' | ');
  if (parts.length > 1) parts.pop();
  return parts.join(' | ').trim();
}

/** `Account: Acme`, `Account Edit: Acme`; a list is `Accounts: Home`, whole. */
function ofClassic(text: string, isRecord: boolean): string {
  return (isRecord ? text.replace(/^[^:]{1,60}: /, '') : text).trim();
}

/** Browsers show a page's address until its title is there; an account may well be called `www.acme.com`. */
function isAddress(text: string, org: OrgHost): boolean {
  return (
    /^(?:[a-z][a-z-]*:\/\/|[a-z0-9-]+(?:\.[a-z0-9-]+){2,}(?::\d+)?\/)/i.test(text) ||
    text.toLowerCase().startsWith(org.host)
  );
}

function plain(title: string): string {
  return (
    title
      // Before the patterns: a title may be megabytes.
      .slice(0, 2000)
      // Line and paragraph separators, tabs and the like become spaces.
      .replace(/[\t-\r\u0085\p{Z}]+/gu, ' ')
      // Control, direction, tag and other invisible characters, halves of pairs. Joiners and the emoji mark stay: names
      // in Persian and faces need them.
      .replace(/(?!\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{DI}]/gu, '')
      .replace(/ {2,}/g, ' ')
      .trim()
  );
}
