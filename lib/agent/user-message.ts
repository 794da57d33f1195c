import type { PageContext, PinnedOrg, Run } from '../storage/run.ts';
import { capText, cleanText } from '../tools/clean-text.ts';
import { withoutFence } from '../tools/fence.ts';

const NAME_LIMIT = 120;

/** A question as the model reads it: the user's words, then what was true when it was asked. */
export function userMessage({ question, org }: Pick<Run, 'question' | 'org'>): string {
  const lines = [`today: ${today(question.askedAt, question.timeZone)}`];
  if (org) lines.push(`user: ${inline(org.userName)} (id ${org.userId})`, `org: ${inline(org.orgName)}`);
  else lines.push('org: none; this agent is not connected to Salesforce and can look nothing up there');
  lines.push(...pageLines(question.page, org));
  return `${question.text}\n\n<context>\n${lines.join('\n')}\n</context>`;
}

function pageLines(page: PageContext | null, org: PinnedOrg | null): string[] {
  if (!page) return ['page: none attached'];
  const whose = orgOfPage(page, org);
  if (whose === 'another') {
    // Its ids mean nothing, or something else, in the connected org (invariant I8).
    return [
      'page: in another Salesforce org than the connected one; its record cannot be read. Tell the user so.',
    ];
  }
  const lines = [`page: ${page.kind.replaceAll('_', ' ')}`];
  if (whose === 'unknown' && org)
    lines.push('org of the page: not known; if its record is not found, it may be another org');
  if (page.object) lines.push(`object: ${inline(page.object)}`);
  if (page.recordId) lines.push(`record id: ${page.recordId}`);
  if (page.label) lines.push(`name: "${inline(page.label)}"`);
  if (page.listView) lines.push(`list view: ${inline(page.listView)}`);
  if (page.relatedList) lines.push(`related list: ${inline(page.relatedList)}`);
  if (page.setupNode) lines.push(`setup page: ${inline(page.setupNode)}`);
  if (page.workspace) {
    lines.push(`console tab: ${inline(page.workspace.object ?? 'record')} ${page.workspace.recordId}`);
  }
  return lines;
}

/** Old instance hosts (`na123.salesforce.com`) do not tell which org a page is of. */
export function orgOfPage(
  page: PageContext,
  org: Pick<PinnedOrg, 'myDomainHost'> | null,
): 'same' | 'another' | 'unknown' {
  if (org === null || page.org.myDomainHost === null) return 'unknown';
  return page.org.myDomainHost === org.myDomainHost ? 'same' : 'another';
}

/** Titles and names come from the page: one line, no fence, no closing tag of the context block. */
function inline(text: string): string {
  const line = withoutFence(cleanText(text))
    .replace(/[\n\t]/g, ' ')
    .replace(/[<>]/g, "'");
  return capText(line, NAME_LIMIT);
}

function today(askedAt: string, timeZone: string): string {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const instant = new Date(askedAt);
  const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(instant);
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: zone }).format(instant);
  return `${date} (${weekday}), time zone ${zone}`;
}

function isTimeZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}
