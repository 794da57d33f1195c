/** A thing of the org that has an API name and a label. */
export interface Named {
  readonly name: string;
  readonly label: string;
}

/**
 * The API names that someone who wrote `wanted` may have meant, nearest first: by spelling of name or label, by words
 * in common, or by one holding the other.
 */
export function closeNames(wanted: string, candidates: readonly Named[], limit = 6): string[] {
  const target = plain(wanted);
  if (target === '') return [];
  return candidates
    .map(({ name, label }) => ({
      name,
      score: Math.max(likeness(target, plain(name)), likeness(target, plain(label))),
    }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name, 'en'))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** Letters and digits only, without a custom suffix: `Churn_Score__c` and "Churn score" are one. */
export function plain(name: string): string {
  return name
    .replace(/__(c|r|e|mdt|x|b|kav)$/i, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 80);
}

/** 1 for the same, 0 for nothing in common. */
function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const contained = short.length >= 3 && long.includes(short) ? 0.6 + (0.3 * short.length) / long.length : 0;
  return Math.max(contained, 1 - editDistance(a, b) / long.length);
}

/** Levenshtein distance. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replace, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? a.length;
}
