/** Reads a Cookie header; of two cookies with one name the first counts. */
export function parseCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const name = part.slice(0, equals).trim();
    if (!cookies.has(name)) cookies.set(name, part.slice(equals + 1).trim());
  }
  return cookies;
}

/** The session cookie, as Salesforce names it: host only, out of reach of scripts. */
export const sessionCookie = (sid: string): string => `sid=${sid}; Path=/; Secure; HttpOnly; SameSite=Lax`;

export const NO_SESSION_COOKIE = 'sid=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0';
