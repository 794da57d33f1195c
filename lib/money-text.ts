/** US dollars as exact as it is worth: cents, and parts of a cent where it is but a few. */
export function moneyText(amount: number, locale?: string): string {
  const few = amount > 0 && amount < 0.095;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    ...(few ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
  }).format(amount);
}
