/** A new record in one sentence: "Jane Doe at Example Freight with email jane@example.com". */
export interface Particulars {
  name: string;
  /** "at Example Freight" */
  at: string | undefined;
  /** "on this account", "here" */
  here: boolean;
  /** "for 20,000" */
  amount: string | undefined;
  /** "closing next Friday" */
  closing: string | undefined;
  /** By the names that people use, which the tool reads as labels. */
  fields: Record<string, string>;
}

const EMAIL = /[,\s]+(?:(?:with|and)\s+)?(?:e-?mail(?: address)?\s+)?([^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+)/i;
const PHONE = /[,\s]+(?:(?:with|and)\s+)?phone(?: number)?\s+(\+?[\d ()./-]{5,25}\d)/i;
const TITLE = /[,\s]+(?:(?:with|and)\s+)?(?:the\s+)?title\s+(.+?)(?=\s+(?:at|on|with|and)\s|,|$)/i;
const PRIORITY = /[,\s]+(?:(?:with|and)\s+)?(?:(high|medium|low)\s+priority|priority\s+(high|medium|low))\b/i;
const HERE =
  /\s+(?:(?:on|for|to|at|of)\s+(?:this|the)\s+(?:account|record|customer|company|opportunity|deal|contact|case)|here)\b/i;
const CLOSING =
  /[,\s]+(?:and\s+)?(?:clos(?:ing|es)|to close)\s+(?:on\s+|by\s+)?(.+?)(?=\s+(?:for|at|with)\s|,\s|$)/i;
const AMOUNT =
  /[,\s]+(?:for|worth|of|over)\s+([$€£]?\s?\d[\d,.'’]*\s?(?:k|m|thousand|million)?(?:\s?(?:USD|EUR|CHF|GBP|dollars?|euros?))?)(?=[\s,]|$)/i;
const AT = /\s+(?:at|from|of|for|on)\s+(?:the\s+(?:account|company)\s+)?(\S.*)$/i;
/** The subject of a case may hold any of these words: there the account has to be called one. */
const ON_ACCOUNT = /\s+(?:at|from|of|for|on|to)\s+(?:the\s+)?(?:account|company|customer)\s+(\S.*)$/i;

/** `ofPerson`: "at Acme" then names a company without another word. */
export function particulars(words: string, ofPerson: boolean): Particulars {
  let left = ` ${words.trim()}`;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(left);
    if (match) left = left.slice(0, match.index) + left.slice(match.index + match[0].length);
    return match;
  };
  const here = take(HERE) !== null;
  const email = take(EMAIL)?.[1];
  const phone = take(PHONE)?.[1];
  const title = take(TITLE)?.[1];
  const priority = take(PRIORITY);
  const closing = take(CLOSING)?.[1];
  const amount = take(AMOUNT)?.[1]?.trim();
  // In quotes a name is taken whole.
  const quoted = take(/\s+["“”«]([^"“”«»]{1,200})["“”»]/)?.[1];
  const at = take(ofPerson ? AT : ON_ACCOUNT)?.[1]?.trim();
  const level = (priority?.[1] ?? priority?.[2])?.toLowerCase();
  return {
    name: (quoted ?? left).replace(/^[\s,:]+|[\s,]+$/g, ''),
    at,
    here,
    amount,
    closing,
    fields: {
      ...(email ? { Email: email } : {}),
      ...(phone ? { Phone: phone.trim() } : {}),
      ...(title ? { Title: title.trim() } : {}),
      ...(level ? { Priority: level.charAt(0).toUpperCase() + level.slice(1) } : {}),
    },
  };
}
