import { type Json, OrgError } from '../../contract.ts';
import type { Staff } from '../seed/people.ts';
import type { Store, ValidationRule, Values } from '../store.ts';
import type { DuplicateRule } from './duplicate-rule.ts';

/** A validation rule as Setup has it: when it holds, the record is refused. Without a field it is told above the page. */
const rule =
  (message: string, field: string | undefined, refuses: (values: Values) => boolean): ValidationRule =>
  (values) => {
    if (refuses(values))
      throw new OrgError(
        400,
        'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        message,
        field === undefined ? [] : [field],
      );
  };

const blank = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

const VALIDATION: Record<string, ValidationRule[]> = {
  Account: [
    rule(
      'This account still has running subscriptions (ARR). End them before you make it a prospect again.',
      undefined,
      ({ Type, ARR__c }) => Type === 'Prospect' && typeof ARR__c === 'number' && ARR__c > 0,
    ),
  ],
  Opportunity: [
    rule(
      'Enter the amount before you close this opportunity as won.',
      'Amount',
      ({ IsWon, Amount }) => IsWon === true && blank(Amount),
    ),
    rule(
      'Say why this opportunity was lost.',
      'Loss_Reason__c',
      ({ StageName, Loss_Reason__c }) => StageName === 'Closed Lost' && blank(Loss_Reason__c),
    ),
  ],
  OpportunityLineItem: [
    rule(
      'Discounts above 30 % need an approval reason.',
      'Discount_Reason__c',
      ({ Discount, Discount_Reason__c }) =>
        typeof Discount === 'number' && Discount > 30 && blank(Discount_Reason__c),
    ),
  ],
  Case: [
    rule(
      'Choose a case reason before you close this case.',
      'Reason',
      ({ IsClosed, Reason }) => IsClosed === true && blank(Reason),
    ),
  ],
  Renewal__c: [
    rule(
      'The term cannot end before it starts.',
      'Term_End__c',
      ({ Term_Start__c, Term_End__c }) =>
        !blank(Term_Start__c) && !blank(Term_End__c) && String(Term_End__c) < String(Term_Start__c),
    ),
  ],
};

const key = (value: Json | undefined): string =>
  typeof value === 'string' ? value.trim().toLowerCase() : '';
const same = (a: Values, b: Values, ...fields: string[]): boolean =>
  fields.every((field) => key(a[field]) !== '' && key(a[field]) === key(b[field]));

const DUPLICATES: Record<string, DuplicateRule[]> = {
  Contact: [
    {
      name: 'Contact_Same_Email',
      matchingRule: 'Contact_Email',
      action: 'alert',
      message: "You're creating a duplicate record. We recommend you use an existing record instead.",
      fields: ['Email'],
      matches: (values, other) => same(values, other, 'Email'),
    },
  ],
  Lead: [
    {
      name: 'Lead_Same_Person',
      matchingRule: 'Lead_Email_or_Name_and_Company',
      action: 'block',
      message: 'This lead is already there. Work with the existing one.',
      fields: ['Email', 'FirstName', 'LastName', 'Company'],
      matches: (values, other) =>
        same(values, other, 'Email') ||
        (same(values, other, 'LastName', 'Company') && key(values.FirstName) === key(other.FirstName)),
    },
  ],
};

/** The rules of the default company. */
export function plantRules(store: Store, staff: Staff, leadQueue: string): void {
  for (const [object, rules] of Object.entries(VALIDATION)) store.validationRules.set(object, rules);
  for (const [object, rules] of Object.entries(DUPLICATES)) store.duplicateRules.set(object, rules);
  store.assignmentRules.set('Lead', ({ Rating, LeadSource }) => {
    if (Rating === 'Hot') return staff.manager;
    return LeadSource === 'Partner Referral' ? staff.priya : leadQueue;
  });
  store.assignmentRules.set('Case', ({ Priority, Severity__c }) =>
    Priority === 'High' || Severity__c === '1 - Outage' ? staff.vpService : staff.supportQueue,
  );
}
