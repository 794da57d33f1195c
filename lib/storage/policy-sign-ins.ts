import type { PolicySignIn } from './policy.ts';
import { type Fields, fieldOf, isFields, listOf, type Note, noteUnknown, textOf } from './policy-reading.ts';

const KNOWN = ['name', 'consumerKey', 'loginUrl', 'scopes'];
const LOGIN_URL = 'https://login.salesforce.com';
const SCOPES = 'full refresh_token';

/** One app or a list of them. What cannot be read may not be signed in through. */
export function signInsOf(value: unknown, name: string, note: Note): readonly PolicySignIn[] {
  return isFields(value)
    ? listOf([value], name, note, (entry) => signInOf(entry, name, note))
    : listOf(value, name, note, (entry, at) => signInOf(entry, at, note));
}

function signInOf(value: unknown, at: string, note: Note): PolicySignIn | null {
  if (!isFields(value)) return null;
  noteUnknown(value, KNOWN, `${at}.`, note);
  const consumerKey = textOf(fieldOf(value, 'consumerKey'), 512);
  const loginUrl = loginUrlOf(orElse(value, 'loginUrl', LOGIN_URL));
  const scopes = textOf(orElse(value, 'scopes', SCOPES), 1_000);
  if (consumerKey === null || /\s/.test(consumerKey) || loginUrl === null || scopes === null) return null;
  const named = fieldOf(value, 'name');
  const name = textOf(named, 80);
  if (name === null && named !== undefined) note(`${at}.name`);
  return {
    name: name ?? new URL(loginUrl).hostname,
    consumerKey,
    loginUrl,
    scopes: scopes.split(/[\s,]+/).join(' '),
  };
}

function orElse(fields: Fields, name: string, otherwise: string): unknown {
  const value = fieldOf(fields, name);
  return value === undefined ? otherwise : value;
}

/** Whether it is Salesforce's is looked at when somebody signs in; here it only has to be an address. */
function loginUrlOf(value: unknown): string | null {
  const typed = textOf(value, 512);
  if (typed === null) return null;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (url?.protocol !== 'https:' || url.username || url.password || url.port) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
