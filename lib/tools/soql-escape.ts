import { cleanText } from './clean-text.ts';

/** A text as SOQL string literal, quotes included. The one place where a value enters a query. */
export function soqlString(text: string): string {
  const escaped = cleanText(text)
    .replace(/[\\'"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t');
  return `'${escaped}'`;
}

/** An API name or a path of them (`Owner.Name`, `Acme__Score__c`): what may enter a query unquoted. */
export function isFieldPath(text: string): boolean {
  return /^[A-Za-z]\w{0,79}(\.[A-Za-z]\w{0,79}){0,5}$/.test(text);
}
