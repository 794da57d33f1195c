import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Agent } from '../../lib/storage/agent.ts';
import type { PageContext } from '../../lib/storage/run.ts';
import { objectWords } from './object-words.ts';

const BY_OBJECT: Readonly<Record<string, readonly MessageKey[]>> = {
  Account: [
    'chat_start_account_open',
    'chat_start_account_summary',
    'chat_start_account_contacts',
    'chat_start_account_cases',
  ],
  Opportunity: [
    'chat_start_opportunity_summary',
    'chat_start_opportunity_risks',
    'chat_start_opportunity_contacts',
    'chat_start_opportunity_activity',
  ],
  Case: [
    'chat_start_case_summary',
    'chat_start_case_similar',
    'chat_start_case_account',
    'chat_start_case_reply',
  ],
  Lead: [
    'chat_start_lead_summary',
    'chat_start_lead_duplicates',
    'chat_start_lead_activity',
    'chat_start_lead_email',
  ],
  Contact: [
    'chat_start_contact_summary',
    'chat_start_contact_activity',
    'chat_start_contact_open',
    'chat_start_contact_colleagues',
  ],
};

const RECORD: readonly MessageKey[] = [
  'chat_start_record_summary',
  'chat_start_record_related',
  'chat_start_record_changes',
];
const HOME: readonly MessageKey[] = [
  'chat_start_home_pipeline',
  'chat_start_home_tasks',
  'chat_start_home_cases',
  'chat_start_home_closing',
];

/** An agent's own questions, else those of the page; without Salesforce there is nothing to ask of a page. */
export function startersOf(
  { starters: own, salesforce }: Pick<Agent, 'starters' | 'salesforce'>,
  page: PageContext | null,
): readonly string[] {
  const given = [...new Set(own.map((question) => question.trim()))].filter((question) => question !== '');
  if (given.length > 0) return given;
  return salesforce ? starters(page) : [];
}

/** Questions worth asking on this page, the most useful first: three or four. */
export function starters(page: PageContext | null): readonly string[] {
  if (!page) return say(HOME);
  switch (page.kind) {
    case 'record':
      return say((page.object && BY_OBJECT[page.object]) || RECORD, objectOf(page));
    case 'related_list':
      return say(
        ['chat_start_related_summary', 'chat_start_related_newest', 'chat_start_record_summary'],
        objectOf(page),
      );
    case 'list':
    case 'object_home':
    case 'new_record':
      return page.object
        ? say(['chat_start_list_count', 'chat_start_list_newest', 'chat_start_list_owner'], objectOf(page))
        : say(HOME);
    case 'report':
    case 'dashboard':
      return say(['chat_start_report_about', 'chat_start_home_pipeline', 'chat_start_home_closing']);
    case 'setup':
    case 'flow':
      return say(['chat_start_setup_fields', 'chat_start_setup_users', 'chat_start_home_pipeline']);
    default:
      return say(HOME);
  }
}

function objectOf({ object }: PageContext): string {
  return object ? objectWords(object) : t('chat_page_record');
}

function say(keys: readonly MessageKey[], ...subs: readonly string[]): readonly string[] {
  return keys.map((key) => t(key, ...subs));
}
