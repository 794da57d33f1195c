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

/**
 * Asks the org itself and not the identity URL: these are the calls that everything after depends on, so an org that
 * allows no API access says so now, at the sign-in, and not at the first question.
 */
export async function whoAmI(org: OrgClient, instanceUrl: string, signal: AbortSignal): Promise<WhoAmI> {
  const host = orgOfUrl(instanceUrl);
  const user = await org.query(
    `SELECT Username, Name, TimeZoneSidKey, LocaleSidKey FROM User WHERE Id = '${org.userId}'`,
    { maxRows: 1, signal },
  );
  const person = userSchema.safeParse(user.records[0]);
  const company = await organization(org, signal);
  return {
    username: person.success ? person.data.Username : '',
    userName: person.success ? person.data.Name : '',
    timeZone: person.success ? person.data.TimeZoneSidKey : 'UTC',
    locale: person.success ? person.data.LocaleSidKey.replaceAll('_', '-') : 'en',
    orgName: company?.Name ?? host?.myDomainName ?? host?.host ?? '',
    kind: kindOf(host?.kind ?? 'unknown', company),
  };
}

/** Null for members of an Experience site, who may not read their org's name. */
async function organization(org: OrgClient, signal: AbortSignal): Promise<z.infer<typeof orgSchema> | null> {
  try {
    const { records } = await org.query('SELECT Name, OrganizationType, IsSandbox FROM Organization', {
      maxRows: 1,
      signal,
    });
    const parsed = orgSchema.safeParse(records[0]);
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SalesforceError && error.repairable) return null;
    throw error;
  }
}

/** The host tells the finer kinds; the org tells a sandbox for certain, whatever its host looks like. */
function kindOf(fromHost: OrgKind, company: z.infer<typeof orgSchema> | null): OrgKind {
  if (fromHost !== 'production' && fromHost !== 'unknown') return fromHost;
  if (!company) return fromHost;
  if (company.IsSandbox) return 'sandbox';
  return company.OrganizationType === 'Developer Edition' ? 'developer' : 'production';
}
