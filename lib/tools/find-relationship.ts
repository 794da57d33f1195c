import type { ObjectDescribe, OrgClient } from '../salesforce/org-client.ts';
import { closeNames, plain } from './close-names.ts';
import { type NamedRelationship, relatedLists } from './related-counts.ts';

/**
 * The child relationship that `wanted` names: by its own name, by its object's API name, then by label ("Deals").
 * Where an object is related twice, the list that users mean comes first (`relatedLists`). Null where none fits.
 */
export async function findRelationship(
  wanted: string,
  describe: ObjectDescribe,
  org: OrgClient,
  signal: AbortSignal,
): Promise<NamedRelationship | null> {
  const lists = relatedLists(describe);
  const exact = wanted.trim().toLowerCase();
  const loose = plain(wanted);
  const found =
    lists.find(({ relationshipName }) => relationshipName.toLowerCase() === exact) ??
    lists.find(({ childSObject }) => childSObject.toLowerCase() === exact) ??
    lists.find(({ relationshipName, childSObject }) =>
      [relationshipName, childSObject].some((n) => same(n, loose)),
    );
  if (found || loose === '') return found ?? null;
  const objects = await org.describeGlobal(signal);
  const labelled = objects.filter(({ label, labelPlural }) => same(label, loose) || same(labelPlural, loose));
  return lists.find(({ childSObject }) => labelled.some(({ name }) => name === childSObject)) ?? null;
}

/** Singular and plural are one: `Opportunity`, `Opportunities`; `Case`, `Cases`. */
function same(name: string, loose: string): boolean {
  return singular(plain(name)) === singular(loose);
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

/** What the model is told it may choose from, the likely ones first. */
export function relationshipList(wanted: string, describe: ObjectDescribe): string {
  const lists = relatedLists(describe);
  const names = lists.map(({ relationshipName, childSObject }) => ({
    name: relationshipName,
    label: childSObject,
  }));
  const close = closeNames(wanted, names);
  const ordered = [...new Set([...close, ...names.map(({ name }) => name)])].slice(0, 40);
  return ordered.length > 0
    ? `Related lists of ${describe.name}: ${ordered.join(', ')}.`
    : `${describe.name} has none.`;
}
