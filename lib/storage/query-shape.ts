/**
 * What was asked, without the values it was asked with: the activity log is plain on disk, and a filter holds names,
 * phone numbers, amounts. Whatever is not surely a keyword, an object or a field becomes `?`.
 */
const LIMIT = 4_000;

export function queryShape(request: string, language: 'soql' | 'search' | 'rest'): string {
  const shape = { soql: soqlShape, search: searchShape, rest: pathShape }[language](request);
  return shape.length > LIMIT ? `${shape.slice(0, LIMIT - 1)}…` : shape;
}

/** Double and typographic quotes are no SOQL, but a model may have written them; an open end runs to the end. */
const TOKEN =
  /'(?:\\[\s\S]|[^'\\])*(?:'|\\?$)|"(?:\\[\s\S]|[^"\\])*(?:"|\\?$)|[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*|[+-]?\.?\d[\w.:+-]*|[<>!=]+|[(),?]|:\s*[+-]?[\d?]+|\s+|[\s\S]/g;

/** Written where a value is expected, these say when, and name nobody. */
const DATE_LITERAL =
  /^(YESTERDAY|TODAY|TOMORROW|(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)|(LAST|NEXT)_90_DAYS|(LAST|NEXT)_N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)|N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)_AGO)$/i;
const WORD_OPERATOR = /^(LIKE|IN|INCLUDES|EXCLUDES|AT|ABOVE|BELOW|ABOVE_OR_BELOW)$/i;
const AFTER_VALUE =
  /^(AND|OR|ORDER|GROUP|HAVING|LIMIT|OFFSET|WITH|FOR|ALL|UPDATE|USING|FROM|SELECT|ASC|DESC|NULLS)$/i;
const STARTS_CONDITION = /^(WHERE|HAVING|AND|OR|NOT)$/i;
const ENDS_CONDITION = /^(SELECT|FROM|ORDER|GROUP|LIMIT|OFFSET|WITH|FOR|ALL|UPDATE|USING)$/i;

type Place =
  /** Fields, objects, keywords. */
  | 'names'
  /** In a filter, where a field or a function stands. */
  | 'field'
  /** In a filter, after a field: an operator has to follow. */
  | 'operator'
  | 'value'
  | 'after value';

/** Where a bracket or a comma leads: the arguments of a function in a filter are fields, its end wants an operator. */
const PUNCTUATION: ReadonlyMap<string, Readonly<Record<Place, Place>>> = new Map([
  ['(', { names: 'names', field: 'field', operator: 'field', value: 'value', 'after value': 'after value' }],
  [
    ')',
    {
      names: 'names',
      field: 'operator',
      operator: 'operator',
      value: 'after value',
      'after value': 'after value',
    },
  ],
  [',', { names: 'names', field: 'field', operator: 'field', value: 'value', 'after value': 'value' }],
]);

function soqlShape(soql: string): string {
  if (!/^\s*SELECT\s[\s\S]*\sFROM\s/i.test(soql)) return '?';
  const out: string[] = [];
  let place: Place = 'names';
  for (const [token] of soql.matchAll(TOKEN)) {
    if (/^\s/.test(token)) {
      if (out.at(-1) !== ' ') out.push(' ');
      continue;
    }
    const next = read(token, place, lastWord(out));
    // No query of Salesforce's: what its words are, nobody knows.
    if (next === null) return '?';
    place = next.place;
    out.push(next.text);
  }
  // More values of a list say nothing more.
  return out
    .join('')
    .trim()
    .replace(/\?(\s*,?\s*\?)+/g, '?');
}

function read(token: string, place: Place, before: string): { text: string; place: Place } | null {
  if (/^[<>!=]+$/.test(token)) return { text: token, place: 'value' };
  const punctuated = PUNCTUATION.get(token)?.[place];
  if (punctuated) return { text: token, place: punctuated };
  if (!/^[A-Za-z_]/.test(token)) return value(token, place);
  if (WORD_OPERATOR.test(token)) return { text: token, place: 'value' };
  return place === 'value' || place === 'after value'
    ? wordAtValue(token, place, before)
    : wordAtName(token, place);
}

function wordAtValue(token: string, place: Place, before: string): { text: string; place: Place } {
  if (place === 'after value' && AFTER_VALUE.test(token)) return keyword(token);
  if (place === 'value' && before === '(' && /^SELECT$/i.test(token)) return keyword(token);
  if (place === 'value' && DATE_LITERAL.test(token)) return { text: token, place: 'after value' };
  return { text: '?', place: 'after value' };
}

function wordAtName(token: string, place: Place): { text: string; place: Place } | null {
  if (STARTS_CONDITION.test(token) || ENDS_CONDITION.test(token)) return keyword(token);
  if (place === 'field') return { text: token, place: 'operator' };
  return place === 'operator' ? null : { text: token, place };
}

function keyword(token: string): { text: string; place: Place } {
  return { text: token, place: STARTS_CONDITION.test(token) ? 'field' : 'names' };
}

/** Strings, numbers, dates, and every sign that SOQL does not know. */
function value(token: string, place: Place): { text: string; place: Place } {
  const after = place === 'value' ? 'after value' : place === 'field' ? 'operator' : place;
  return { text: token.startsWith(':') ? ':?' : '?', place: after };
}

const lastWord = (out: readonly string[]) => out.findLast((text) => text !== ' ') ?? '';

/** The body of a parameterized search. */
function searchShape(body: string): string {
  const { in: where, sobjects } = parsed(body) as { in?: unknown; sobjects?: unknown };
  const objects = (Array.isArray(sobjects) ? sobjects : [])
    .map((object: { name?: unknown } | null) => object?.name)
    .filter((name) => typeof name === 'string' && isApiName(name));
  const scope = typeof where === 'string' && /^(ALL|NAME|EMAIL|PHONE)$/.test(where) ? ` IN ${where}` : '';
  return `FIND ?${scope}${objects.length > 0 ? ` RETURNING ${objects.join(', ')}` : ''}`;
}

function parsed(body: string): object {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

export const isApiName = (name: string): boolean => /^[A-Za-z]\w{0,79}$/.test(name);

/** A path of the REST API keeps its segments, if they look like its own, and loses the values of its parameters. */
function pathShape(path: string): string {
  const [before = '', parameters] = path.split(/\?([\s\S]*)/);
  const segments = before.split('/').map((segment) => (/^[\w.-]{0,80}$/.test(segment) ? segment : '?'));
  const names = (parameters ?? '').split('&').map((pair) => pair.split('=')[0] ?? '');
  const kept = names.filter(isApiName).map((name) => `${name}=?`);
  return segments.join('/') + (kept.length > 0 ? `?${kept.join('&')}` : '');
}
