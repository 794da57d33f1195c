import type { FieldDescribe, ObjectDescribe } from '../salesforce/org-client.ts';

/** Fields that say how a record is kept, and not what it is about. */
const SYSTEM = new Set([
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'LastViewedDate',
  'LastReferencedDate',
  'MasterRecordId',
  'PhotoUrl',
  'Jigsaw',
  'JigsawCompanyId',
  'JigsawContactId',
  'CleanStatus',
  'CurrencyIsoCode',
  'LastCURequestDate',
  'LastCUUpdateDate',
  'LastModifiedById',
]);

export function isSystemField(name: string): boolean {
  return SYSTEM.has(name);
}

/** The field that names a record: `Name`, `CaseNumber`, `Subject`. */
export function nameFieldOf(describe: ObjectDescribe): string | null {
  return describe.fields.find((field) => field.nameField)?.name ?? null;
}

/** What one wants to see of a record in a list, best first. Those that the object lacks, or hides, are passed over. */
const USEFUL = [
  'Subject',
  'Status',
  'StageName',
  'IsClosed',
  'Priority',
  'Type',
  'Amount',
  'TotalAmount',
  'GrandTotal',
  'TotalPrice',
  'Quantity',
  'UnitPrice',
  'CloseDate',
  'ActivityDate',
  'StartDateTime',
  'StartDate',
  'EndDate',
  'EffectiveDate',
  'Title',
  'Role',
  'Email',
  'Phone',
  'Company',
  'Industry',
  'BillingCity',
  'AnnualRevenue',
  'ProductCode',
  'Family',
  'IsActive',
  'CreatedDate',
];

/** Objects whose name field is `Name`, so that a lookup to them can be read as `Owner.Name`. */
const NAMED = new Set([
  ...['Account', 'Contact', 'Lead', 'Opportunity', 'Campaign', 'User', 'Group', 'RecordType', 'Product2'],
  ...['Pricebook2', 'Asset', 'Profile', 'UserRole', 'Name'],
]);

/** `Owner.Name` for `OwnerId`; null where what it points at may have no `Name`. */
export function lookupName(field: FieldDescribe): string | null {
  const named =
    field.referenceTo.length > 0 && field.referenceTo.every((to) => NAMED.has(to) || to.endsWith('__c'));
  return field.type === 'reference' && field.relationshipName && named
    ? `${field.relationshipName}.Name`
    : null;
}

/** A good choice of fields for a list of an object's records: Id, name, then at most `limit` more. */
export function listFields(describe: ObjectDescribe, limit = 6): string[] {
  const has = (name: string) => describe.fields.some((field) => field.name === name);
  const custom = describe.fields.filter(
    ({ name, type }) =>
      name.endsWith('__c') && /^(picklist|currency|date|datetime|double|percent|boolean)$/.test(type),
  );
  const owner = describe.fields.find(({ name }) => name === 'OwnerId');
  const ownerName = owner && lookupName(owner);
  const named = nameFieldOf(describe);
  const standard = USEFUL.filter((name) => has(name) && name !== named).slice(0, limit);
  const room = Math.max(0, limit - standard.length);
  return [
    ...(has('Id') ? ['Id'] : []),
    ...(named ? [named] : []),
    ...standard,
    ...custom.slice(0, room).map(({ name }) => name),
    ...(ownerName ? [ownerName] : []),
  ];
}
