/**
 * The key prefixes that are the same in every org. Custom objects (`a00` to `aZz`) differ from org to org: only the
 * org's own describe knows them.
 */
const OBJECTS: Readonly<Record<string, string>> = {
  '001': 'Account',
  '002': 'Note',
  '003': 'Contact',
  '005': 'User',
  '006': 'Opportunity',
  '00a': 'CaseComment',
  '00B': 'ListView',
  '00D': 'Organization',
  '00e': 'Profile',
  '00E': 'UserRole',
  '00G': 'Group',
  '00k': 'OpportunityLineItem',
  '00K': 'OpportunityContactRole',
  '00l': 'Folder',
  '00O': 'Report',
  '00P': 'Attachment',
  '00Q': 'Lead',
  '00T': 'Task',
  '00U': 'Event',
  '00v': 'CampaignMember',
  '00X': 'EmailTemplate',
  '012': 'RecordType',
  '01p': 'ApexClass',
  '01q': 'ApexTrigger',
  '01s': 'Pricebook2',
  '01t': 'Product2',
  '01u': 'PricebookEntry',
  '01Z': 'Dashboard',
  '02i': 'Asset',
  '02s': 'EmailMessage',
  '04g': 'ProcessInstance',
  '04h': 'ProcessInstanceStep',
  '04i': 'ProcessInstanceWorkitem',
  '068': 'ContentVersion',
  '069': 'ContentDocument',
  '06A': 'ContentDocumentLink',
  '08p': 'ServiceAppointment',
  '0D5': 'FeedItem',
  '0D7': 'FeedComment',
  '0LQ': 'VoiceCall',
  '0Mw': 'MessagingSession',
  '0ny': 'Incident',
  '0Pa': 'PermissionSetAssignment',
  '0PS': 'PermissionSet',
  '0Q0': 'Quote',
  '0QL': 'QuoteLineItem',
  '0WO': 'WorkOrder',
  '300': 'FlowDefinition',
  '301': 'Flow',
  '500': 'Case',
  '550': 'Entitlement',
  '701': 'Campaign',
  '800': 'Contract',
  '801': 'Order',
  '802': 'OrderItem',
  kA0: 'KnowledgeArticle',
  ka0: 'Knowledge__kav',
};

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.values(OBJECTS).map((object) => [object.toLowerCase(), object]),
);

/** The object of a standard key prefix (or of an id that starts with it): `001` → `Account`. Null for all others. */
export function objectOfPrefix(prefixOrId: string): string | null {
  const prefix = prefixOrId.slice(0, 3);
  // `hasOwn`: a page's address must not be able to ask for `__proto__`.
  return Object.hasOwn(OBJECTS, prefix) ? (OBJECTS[prefix] ?? null) : null;
}

/** The one right spelling of a standard object's name, `account` → `Account`. Null where it is none of those above. */
export function standardObject(name: string): string | null {
  return NAMES.get(name.toLowerCase()) ?? null;
}
