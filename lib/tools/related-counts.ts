import type { ChildRelationship, ObjectDescribe } from '../salesforce/org-client.ts';
import type { Source } from '../storage/run.ts';
import { type Answer, askOrg, type Question } from './ask-org.ts';
import { emptySource, keepResult } from './keep-result.ts';
import { soqlString } from './soql-escape.ts';
import type { ToolContext } from './tool.ts';

export interface NamedRelationship extends ChildRelationship {
  readonly relationshipName: string;
}

/** What people look for under a record, most wanted first. */
const MAIN = [
  ...[
    'Contact',
    'Opportunity',
    'Case',
    'Task',
    'Event',
    'Lead',
    'OpportunityLineItem',
    'OpportunityContactRole',
  ],
  ...['Quote', 'QuoteLineItem', 'Order', 'OrderItem', 'Contract', 'Asset', 'CampaignMember', 'EmailMessage'],
  ...['CaseComment', 'ContentDocumentLink', 'Account', 'Entitlement', 'WorkOrder', 'ServiceAppointment'],
  ...['AccountContactRelation', 'OpportunityTeamMember', 'AccountTeamMember', 'CaseTeamMember', 'Attachment'],
];

/** Kept by Salesforce about a record, not related to it in a user's sense; the last few cannot be queried by themselves. */
const HIDDEN =
  /(History|Feed|Share|ChangeEvent|Tag|__e)$|^(EntitySubscription|TopicAssignment|RecordAction|RecordActionHistory|ProcessInstance|ProcessException|DuplicateRecordItem|FlowRecordRelation|FeedComment|FeedItem|OpenActivity|ActivityHistory|CombinedAttachment|NoteAndAttachment|AttachedContentDocument|AttachedContentNote|LookedUpFromActivity)$/;

/** The child relationships of an object that a user would call its related lists: main standard ones, then custom ones. */
export function relatedLists(describe: ObjectDescribe): NamedRelationship[] {
  const rank = ({ childSObject }: ChildRelationship) => {
    const place = MAIN.indexOf(childSObject);
    if (place >= 0) return place;
    return childSObject.endsWith('__c') ? MAIN.length : MAIN.length + 1;
  };
  return describe.childRelationships
    .filter(
      (child): child is NamedRelationship =>
        child.relationshipName !== null && !HIDDEN.test(child.childSObject),
    )
    .sort((a, b) => rank(a) - rank(b));
}

/** `/composite/batch` takes 25 requests as one call. */
const MAX_COUNTS = 25;

export interface RelatedCounts {
  readonly question: Question;
  readonly answer: Answer<readonly (NamedRelationship & { readonly count: number })[]>;
}

/**
 * How many records each related list of a record holds, in one call; most first. Lists that the user may not read are
 * left out, and so are standard objects that hardly anybody looks at: one can still ask for them by name. Null where
 * the object has no related lists.
 */
export async function countRelated(
  id: string,
  describe: ObjectDescribe,
  context: ToolContext,
): Promise<RelatedCounts | null> {
  const lists = relatedLists(describe)
    .filter(({ childSObject }) => MAIN.includes(childSObject) || childSObject.endsWith('__c'))
    .slice(0, MAX_COUNTS);
  if (lists.length === 0) return null;
  const queries = lists.map(
    ({ childSObject, field }) => `SELECT COUNT() FROM ${childSObject} WHERE ${field} = ${soqlString(id)}`,
  );
  const question = {
    request: queries.join('\n'),
    language: 'soql',
    objects: [...new Set(lists.map(({ childSObject }) => childSObject))],
  } as const;
  const answer = await askOrg(question, context, async () => {
    const paths = queries.map((soql) => `/query?q=${encodeURIComponent(soql)}`);
    const results = await context.org.batch(paths, context.signal);
    return lists
      .map((list, i) => ({ ...list, count: countOf(results[i]) }))
      .filter((list): list is NamedRelationship & { count: number } => list.count !== null)
      .sort((a, b) => b.count - a.count);
  });
  return { question, answer };
}

/** The source of counts that were asked for a record that turned out not to be there. */
export function unusedCounts({ question, answer }: RelatedCounts): Source {
  return answer.ok ? emptySource(question, answer.durationMs, null) : answer.source;
}

/** Keeps the counts as a result and puts them into words. */
export async function keepCounts(
  { question, answer }: RelatedCounts,
  context: ToolContext,
): Promise<{ readonly forModel: string; readonly source: Source }> {
  if (!answer.ok) return { forModel: '(Its related lists could not be counted.)', source: answer.source };
  const counted = answer.value;
  if (counted.length === 0) return { forModel: '', source: emptySource(question, answer.durationMs) };
  const found = counted.filter(({ count }) => count > 0);
  const none = counted.filter(({ count }) => count === 0).map(({ relationshipName }) => relationshipName);
  const kept = await keepResult(
    {
      object: null,
      columns: [
        { name: 'Relationship', label: 'Related list', type: 'string' },
        { name: 'Object', label: 'Object', type: 'string' },
        { name: 'Records', label: 'Records', type: 'int' },
      ],
      rows: counted.map(({ relationshipName, childSObject, count }) => [
        relationshipName,
        childSObject,
        count,
      ]),
      recordIds: counted.map(() => null),
      total: counted.length,
      capped: false,
    },
    question,
    answer.durationMs,
    context,
    { maxRows: found.length },
  );
  const note = none.length > 0 ? `(No records, or none the user can see: ${none.join(', ')}.)` : '';
  const parts = [found.length > 0 ? kept.block : '', note];
  return { forModel: parts.filter((part) => part !== '').join('\n'), source: kept.source };
}

function countOf(answer: { status: number; body: unknown } | undefined): number | null {
  const body = answer?.status === 200 ? answer.body : null;
  const count = typeof body === 'object' && body !== null && 'totalSize' in body ? body.totalSize : null;
  return typeof count === 'number' ? count : null;
}
