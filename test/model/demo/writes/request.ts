const POLITE =
  /^(?:please|can you|could you|would you|i want (?:you )?to|i need (?:you )?to|let us|let['’]?s|now|ok|and)[ ,]+/i;

/** What is asked for, without what is said around it. */
export function request(raw: string): string {
  let text = raw.trim();
  while (POLITE.test(text)) text = text.replace(POLITE, '');
  return text.replace(/[\s?!.]+$/, '').replace(/[, ]+please$/i, '');
}
