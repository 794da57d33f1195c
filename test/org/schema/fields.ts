import type { FieldDef, FieldType } from './types.ts';

/** What an object's definition may say of a field beyond its type, name and label. */
export interface FieldOptions extends Partial<FieldDef> {
  /** Has to be given when a record is made. */
  required?: boolean;
  /** Set by the platform; clients can read it only. */
  readOnly?: boolean;
}

const UNSORTED: readonly FieldType[] = [
  'textarea',
  'multipicklist',
  'address',
  'location',
  'base64',
  'encryptedstring',
];
const GROUPED: readonly FieldType[] = [
  'id',
  'string',
  'phone',
  'url',
  'email',
  'picklist',
  'combobox',
  'boolean',
  'int',
  'date',
  'reference',
];

/** A field with the flags Salesforce gives that type, and `options` over them. */
export function field(type: FieldType, name: string, label: string, options: FieldOptions = {}): FieldDef {
  const { required, readOnly, ...given } = options;
  const custom = name.endsWith('__c');
  const long = type === 'textarea' && (given.length ?? 0) > 255;
  return {
    name,
    label,
    type,
    length: 0,
    precision: 0,
    scale: 0,
    digits: 0,
    nillable: !required && type !== 'boolean',
    createable: !readOnly,
    updateable: !readOnly,
    filterable: !long && type !== 'address' && type !== 'base64',
    sortable: !UNSORTED.includes(type) || (type === 'textarea' && !long),
    groupable: GROUPED.includes(type) || (type === 'textarea' && !long),
    aggregatable: type !== 'boolean' && (!UNSORTED.includes(type) || (type === 'textarea' && !long)),
    calculated: false,
    custom,
    nameField: false,
    autoNumber: false,
    unique: false,
    externalId: false,
    idLookup: false,
    caseSensitive: false,
    defaultedOnCreate: type === 'boolean',
    defaultValue: type === 'boolean' ? false : null,
    restrictedPicklist: false,
    picklistValues: [],
    extraTypeInfo: null,
    htmlFormatted: false,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    cascadeDelete: false,
    polymorphic: false,
    compoundFieldName: null,
    calculatedFormula: null,
    inlineHelpText: null,
    ...given,
  };
}

export const text = (name: string, label: string, length = 255, options: FieldOptions = {}): FieldDef =>
  field('string', name, label, { length, ...options });

export const phone = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  field('phone', name, label, { length: 40, ...options });

export const email = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  field('email', name, label, { length: 80, idLookup: !name.endsWith('__c'), ...options });

export const url = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  field('url', name, label, { length: 255, ...options });

/** Text area; above 255 characters it is a long one: neither filtered nor sorted. */
export const area = (name: string, label: string, length = 32000, options: FieldOptions = {}): FieldDef =>
  field('textarea', name, label, {
    length,
    extraTypeInfo: length > 255 ? 'plaintextarea' : null,
    ...options,
  });

export const richText = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  area(name, label, 32768, { extraTypeInfo: 'richtextarea', htmlFormatted: true, ...options });

/**
 * A picklist. `values` are labels and values at once; `api=Label` keeps them apart; the one that begins with `*` is
 * the default.
 */
export function picklist(name: string, label: string, values: string, options: FieldOptions = {}): FieldDef {
  const picklistValues = values.split('|').map((entry) => {
    const defaultValue = entry.startsWith('*');
    const bare = defaultValue ? entry.slice(1) : entry;
    const at = bare.indexOf('=');
    return {
      value: at < 0 ? bare : bare.slice(0, at),
      label: at < 0 ? bare : bare.slice(at + 1),
      active: true,
      defaultValue,
    };
  });
  const initial = picklistValues.find((entry) => entry.defaultValue);
  return field(options.type ?? 'picklist', name, label, {
    length: 255,
    picklistValues,
    restrictedPicklist: name.endsWith('__c'),
    ...(initial ? { defaultedOnCreate: true, defaultValue: initial.value } : {}),
    ...options,
  });
}

export const multiPicklist = (
  name: string,
  label: string,
  values: string,
  options: FieldOptions = {},
): FieldDef => picklist(name, label, values, { type: 'multipicklist', length: 4099, ...options });

export const currency = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  field('currency', name, label, { precision: 18, scale: 2, ...options });

export const number = (name: string, label: string, scale = 0, options: FieldOptions = {}): FieldDef =>
  field('double', name, label, { precision: 18, scale, ...options });

export const int = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  field('int', name, label, { digits: 8, ...options });

export const percent = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  field('percent', name, label, { precision: 5, scale: 2, ...options });

export const checkbox = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  field('boolean', name, label, options);

export const date = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  field('date', name, label, options);

export const datetime = (name: string, label: string, options: FieldOptions = {}): FieldDef =>
  field('datetime', name, label, options);

/**
 * A lookup. `to` names one object or several (`Account|Opportunity`); the relationship's name is the field's without
 * `Id`, or `X__r` for `X__c`, unless given; `child` is the name of the way back.
 */
export function lookup(
  name: string,
  label: string,
  to: string,
  child: string | null = null,
  options: FieldOptions = {},
): FieldDef {
  const relationshipName = name.endsWith('__c') ? `${name.slice(0, -1)}r` : name.replace(/Id$/, '');
  const referenceTo = to.split('|');
  return field('reference', name, label, {
    length: 18,
    referenceTo,
    relationshipName,
    childRelationshipName: child,
    polymorphic: referenceTo.length > 1,
    ...options,
  });
}

/** The fields of an address: street to country, coordinates, and the compound `BillingAddress` itself. */
export function address(prefix: string, label: string): FieldDef[] {
  const compoundFieldName = `${prefix}Address`;
  const part = { compoundFieldName };
  const word = label === '' ? '' : `${label} `;
  return [
    area(`${prefix}Street`, `${word}Street`, 255, { ...part }),
    text(`${prefix}City`, `${word}City`, 40, part),
    text(`${prefix}State`, `${word}State/Province`, 80, part),
    text(`${prefix}PostalCode`, `${word}Zip/Postal Code`, 20, part),
    text(`${prefix}Country`, `${word}Country`, 80, part),
    number(`${prefix}Latitude`, `${word}Latitude`, 15, part),
    number(`${prefix}Longitude`, `${word}Longitude`, 15, part),
    picklist(
      `${prefix}GeocodeAccuracy`,
      `${word}Geocode Accuracy`,
      'Address|NearAddress|Block|Street|Zip|City|State|Unknown',
      {
        length: 40,
        ...part,
      },
    ),
    field('address', compoundFieldName, `${word}Address`, { readOnly: true }),
  ];
}

/** A formula: read only, calculated from other fields of the record. */
export const formula = (base: FieldDef, source: string): FieldDef => ({
  ...base,
  createable: false,
  updateable: false,
  calculated: true,
  groupable: false,
  calculatedFormula: source,
});
