/** How the user reads numbers and times: by the Salesforce user's locale and time zone, else the browser's. */
export interface UserFormat {
  /** BCP 47 */
  readonly locale: string;
  /** IANA */
  readonly timeZone: string;
}

/** `en_US`, `de_AT_EURO` and a zone as Salesforce writes them; what the browser does not know falls back to its own. */
export function userFormat(salesforceLocale: string | undefined, timeZone: string | undefined): UserFormat {
  const own = new Intl.DateTimeFormat().resolvedOptions();
  return {
    locale: knownLocale(salesforceLocale) ?? own.locale,
    timeZone: knownZone(timeZone) ?? own.timeZone,
  };
}

function knownLocale(name: string | undefined): string | null {
  const [language, ...parts] = (name ?? '').split('_');
  const region = parts.find((part) => /^[A-Z]{2}$/.test(part));
  const tag = region ? `${language}-${region}` : language;
  try {
    return tag ? (Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? null) : null;
  } catch {
    return null;
  }
}

function knownZone(name: string | undefined): string | null {
  try {
    return name ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone : null;
  } catch {
    return null;
  }
}

/** `0.4s`, `12s`, `2m 5s`, as the locale writes them. */
export function durationText(milliseconds: number, locale: string): string {
  const unit = (value: number, name: 'second' | 'minute', digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'narrow',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  const seconds = Math.max(0, milliseconds) / 1_000;
  if (seconds < 10) return unit(Math.max(seconds, 0.1), 'second', 1);
  if (seconds < 60) return unit(Math.round(seconds), 'second');
  const whole = Math.round(seconds);
  return `${unit(Math.floor(whole / 60), 'minute')} ${unit(whole % 60, 'second')}`;
}
