import type { IncomingHttpHeaders } from 'node:http';
import { OrgError, type WriteOptions } from '../../contract.ts';

/** `name=value; name=value`, as Salesforce's own headers have it. */
function pairsOf(header: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const part of header.split(/[;,]/)) {
    const at = part.indexOf('=');
    if (at > 0)
      pairs.set(
        part.slice(0, at).trim().toLowerCase(),
        part
          .slice(at + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return pairs;
}

const text = (header: string | string[] | undefined): string =>
  (Array.isArray(header) ? header.join(';') : header) ?? '';

/** What the `Sforce-*` headers of a write ask for. Throws 400 for an auto-assign that is neither switch nor rule. */
export function writeOptions(headers: IncomingHttpHeaders): WriteOptions {
  const assign = text(headers['sforce-auto-assign']).trim();
  if (!/^(?:true|false|01Q\w{12}(?:\w{3})?)?$/i.test(assign)) {
    throw new OrgError(400, 'INVALID_HEADER', `Invalid value for header Sforce-Auto-Assign: ${assign}`);
  }
  const duplicates = pairsOf(text(headers['sforce-duplicate-rule-header']));
  return {
    assign: assign.toLowerCase() !== 'false',
    allowDuplicates: duplicates.get('allowsave') === 'true',
    duplicateDetails: duplicates.get('includerecorddetails') === 'true',
  };
}
