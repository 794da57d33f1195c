import type { OrgSession } from '../contract.ts';
import { escapeHtml } from '../server/html.ts';
import type { Org } from '../server/org.ts';
import { describeOf } from '../server/rest/describe.ts';

const TABS = ['Account', 'Contact', 'Opportunity', 'Lead', 'Case', 'Task', 'Product2'];

/** The tabs a user has: Home, the objects that they may see, Reports. */
function tabs(session: OrgSession): { label: string; href: string; object: string }[] {
  const objects = TABS.flatMap((object) => {
    try {
      const { labelPlural } = describeOf(session, object);
      return [{ label: labelPlural, href: `/lightning/o/${object}/home`, object }];
    } catch {
      return [];
    }
  });
  return [
    { label: 'Home', href: '/lightning/page/home', object: 'home' },
    ...objects,
    { label: 'Reports', href: '/lightning/o/Report/home', object: 'Report' },
  ];
}

/** The page all Lightning addresses share; `client/app.js` fills it and navigates without reloading. */
export function shell(org: Org, session: OrgSession, setupOrigin: string): string {
  const nav = tabs(session)
    .map(({ label, href, object }) => `<a href="${href}" data-tab="${object}">${escapeHtml(label)}</a>`)
    .join('');
  const { user } = session;
  const name = org.user(user.id)?.name ?? user.name;
  const initials = name
    .split(' ')
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  const sandbox = org.isSandbox
    ? `<div class="sandbox" role="note">Sandbox: ${escapeHtml(org.domain.name.split('--').at(-1) ?? '')}</div>`
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Lightning Experience | Salesforce</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/lightning/assets/shell.css"><link rel="stylesheet" href="/lightning/assets/page.css"></head><body>
${sandbox}<header class="top"><a class="brand" href="/lightning/page/home" aria-label="${escapeHtml(org.data.orgName)} home">
<svg viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="10" fill="#1d4ed8"/><path d="M11 25a6 6 0 0 1 .6-12 7.5 7.5 0 0 1 14-1.2A6.6 6.6 0 0 1 28 25z" fill="#fff"/></svg></a>
<div class="find"><input type="search" id="find" placeholder="Search ${escapeHtml(org.data.orgName)}…" aria-label="Search" autocomplete="off" role="combobox" aria-expanded="false" aria-controls="found"><ul id="found" role="listbox" hidden></ul></div>
<nav class="tools" aria-label="User"><a href="${setupOrigin}/lightning/setup/SetupOneHome/home" data-external title="Setup" aria-label="Setup"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Zm8.5 3.5-.1-1.3 2-1.5-2-3.4-2.3 1a8.5 8.5 0 0 0-2.2-1.3L15.6 3h-4l-.4 2.5A8.5 8.5 0 0 0 9 6.8l-2.3-1-2 3.4 2 1.5a8 8 0 0 0 0 2.6l-2 1.5 2 3.4 2.3-1a8.5 8.5 0 0 0 2.2 1.3l.4 2.5h4l.3-2.5a8.5 8.5 0 0 0 2.2-1.3l2.3 1 2-3.4-2-1.5z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/></svg></a>
<details class="who"><summary aria-label="View profile"><span class="avatar">${escapeHtml(initials)}</span></summary><div><strong>${escapeHtml(name)}</strong><span>${escapeHtml(org.user(user.id)?.username ?? user.username)}</span><span>${escapeHtml(user.profile)}</span><a href="/secur/logout.jsp" data-external>Log Out</a></div></details></nav></header>
<div class="bar"><span class="appname">Sales</span><nav class="tabs" aria-label="Global">${nav}</nav></div>
<main id="page" aria-live="polite"><div class="loading" role="status">Loading…</div></main>
<script type="module" src="/lightning/assets/app.js"></script></body></html>`;
}
