/** Which addresses an answer may link to; all others are shown as text. */
export interface LinkRules {
  /** 18-character ids of records that a result or the page really holds. */
  readonly citations: readonly string[];
  /** Host of the org's Lightning pages; null until the run has an org. */
  readonly lightningHost: string | null;
}

export type LinkTarget =
  /** Opens at one click: a page of the user's own org. */
  | { readonly kind: 'org'; readonly href: string }
  /** Opens only after its address was shown in full (invariant I6). */
  | { readonly kind: 'outside'; readonly href: string; readonly shown: string }
  /** A citation that nothing backs: its label is shown as it is. */
  | { readonly kind: 'unbacked' }
  /** An address that is never opened; it is shown, so that nothing is hidden. */
  | { readonly kind: 'refused'; readonly shown: string };

const RECORD = /^record:([a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?)$/;

export function linkTarget(href: string, { citations, lightningHost }: LinkRules): LinkTarget {
  const trimmed = href.trim();
  if (/^record:/i.test(trimmed)) {
    const cited = RECORD.exec(trimmed)?.[1];
    // The first 15 characters are the id; the other three only guard its capital letters.
    const id = cited && citations.find((known) => known === cited || known.slice(0, 15) === cited);
    return id && lightningHost ? { kind: 'org', href: recordHref(lightningHost, id) } : { kind: 'unbacked' };
  }
  const url = URL.parse(trimmed);
  if (url?.protocol === 'mailto:') return { kind: 'outside', href: url.href, shown: url.href.slice(7) };
  // A user name in an address serves only to make a foreign host look like a known one.
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    return { kind: 'refused', shown: trimmed };
  }
  // Only Lightning pages: other paths of the org can sign out, or lead on to anywhere.
  if (url.host === lightningHost && url.pathname.startsWith('/lightning/'))
    return { kind: 'org', href: url.href };
  return { kind: 'outside', href: url.href, shown: url.href };
}

/** A record's page in its org. Both parts were checked by others; they are encoded all the same. */
export function recordHref(lightningHost: string, id: string): string {
  return `https://${lightningHost}/lightning/r/${encodeURIComponent(id)}/view`;
}
