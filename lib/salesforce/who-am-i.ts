import * as z from 'zod/mini';
import { type OrgKind, orgOfUrl } from './hosts.ts';
import type { OrgClient } from './org-client.ts';
import { SalesforceError } from './salesforce-error.ts';

/** The signed-in user and org, as the connection shows them. */
export interface WhoAmI {
  readonly username: string;
  readonly userName: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly orgName: string;
  readonly kind: OrgKind;
}

const userSchema = z.object({
  Username: z.string(),
  Name: z.string(),
  TimeZoneSidKey: z.string(),
  LocaleSidKey: z.string(),
});
const orgSchema = z.object({
  Name: z.string(),
  OrganizationType: z.nullable(z.string()),
  IsSandbox: z.boolean(),
});

/** `/services/oauth2/userinfo`, for users who may not read the User object: members of an Experience site. */
const userinfoSchema = z.object({
  preferred_username: z._default(z.string(), ''),
  name: z._default(z.string(), ''),
  zoneinfo: z._default(z.string(), 'UTC'),
  locale: z._default(z.string(), 'en'),
});

/**
 * Asks the org itself and not the identity URL: these are the calls that everything after depends on, so an org that
 * allows no API access says so now, at the sign-in, and not at the first question.
 */
export async function whoAmI(
  org: OrgClient,
  instanceUrl: string,
  signal: AbortSignal,
  userinfo: () => Promise<unknown>,
): Promise<WhoAmI> {
  const host = orgOfUrl(instanceUrl);
  const userFields = 'Username, Name, TimeZoneSidKey, LocaleSidKey';
  const user = await first(
    org,
    `SELECT ${userFields} FROM User WHERE Id = '${org.userId}'`,
    userSchema,
    signal,
  );
  const company = await first(
    org,
    'SELECT Name, OrganizationType, IsSandbox FROM Organization',
    orgSchema,
    signal,
  );
  return {
    ...(user ? personOf(user) : await personFrom(userinfo)),
    orgName: company?.Name ?? host?.myDomainName ?? host?.host ?? '',
    kind: kindOf(host?.kind ?? 'unknown', company),
  };
}

type Person = Pick<WhoAmI, 'username' | 'userName' | 'timeZone' | 'locale'>;

const personOf = (user: z.infer<typeof userSchema>): Person => ({
  username: user.Username,
  userName: user.Name,
  timeZone: user.TimeZoneSidKey,
  locale: languageTag(user.LocaleSidKey),
});

async function personFrom(userinfo: () => Promise<unknown>): Promise<Person> {
  const parsed = userinfoSchema.safeParse(await userinfo());
  if (!parsed.success) return { username: '', userName: '', timeZone: 'UTC', locale: 'en' };
  const { preferred_username, name, zoneinfo, locale } = parsed.data;
  return { username: preferred_username, userName: name, timeZone: zoneinfo, locale: languageTag(locale) };
}

/** Salesforce writes `en_US`, and `sr__latn_RS` or `de_DE_EURO` at times; `Intl` wants `en-US`. */
function languageTag(locale: string): string {
  const tag = locale.replace(/_+/g, '-');
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    return tag.split('-')[0] || 'en';
  }
}

/** The first row; null where the user may not see the object or its fields. */
async function first<Schema extends z.ZodMiniType>(
  org: OrgClient,
  soql: string,
  schema: Schema,
  signal: AbortSignal,
): Promise<z.infer<Schema> | null> {
  try {
    const { records } = await org.query(soql, { maxRows: 1, signal });
    const parsed = schema.safeParse(records[0]);
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SalesforceError && isAboutTheQuery(error)) return null;
    throw error;
  }
}

/** Not about the API as a whole, which would concern every later call too. */
function isAboutTheQuery({ failure }: SalesforceError): boolean {
  return failure.kind === 'refused' && (failure.status === 400 || failure.status === 404);
}

/** The host tells the finer kinds; the org tells a sandbox for certain, whatever its host looks like. */
function kindOf(fromHost: OrgKind, company: z.infer<typeof orgSchema> | null): OrgKind {
  if (fromHost !== 'production' && fromHost !== 'unknown') return fromHost;
  if (!company) return fromHost;
  if (company.IsSandbox) return 'sandbox';
  return company.OrganizationType === 'Developer Edition' ? 'developer' : 'production';
}
