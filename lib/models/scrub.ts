/** Shapes of keys and tokens, whole or cut, that a service may repeat in its error text. */
const SECRETS = [
  /\b(sk|pk|rk|xai|gsk|hf|or|nvapi|pplx|tgp)[-_][A-Za-z0-9_\-*.•]{6,}/g,
  /\bAIza[A-Za-z0-9_-]{8,}/g,
  /\bBearer\s+[^\s"',;]+/gi,
  /\beyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*){0,2}/g,
  // A Salesforce session id: the org's id, an exclamation mark, the secret.
  /\b00D[A-Za-z0-9]{9,15}![^\s"']+/g,
  /\b(api[-_ ]?key|access[-_ ]?token|x-api-key|key)=[^\s&"']+/gi,
];

const HIDDEN = '•••';

/**
 * Takes keys and tokens out of a text before anybody sees it. `key` goes in whatever form it may have been written:
 * as it is, in JSON, in an address, in Base64.
 */
export function scrub(text: string, key = ''): string {
  let clean = text;
  for (const form of formsOf(key)) clean = clean.replaceAll(form, HIDDEN);
  for (const secret of SECRETS) clean = clean.replace(secret, HIDDEN);
  return clean;
}

function formsOf(key: string): string[] {
  const trimmed = key.trim();
  if (trimmed === '') return [];
  const forms = [
    key,
    trimmed,
    JSON.stringify(trimmed).slice(1, -1),
    encodeURIComponent(trimmed.toWellFormed()),
  ];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Base64 of `btoa` exists for Latin-1 only.
  if (/^[\x00-\xff]+$/.test(trimmed)) forms.push(btoa(trimmed));
  return forms.sort((a, b) => b.length - a.length);
}
