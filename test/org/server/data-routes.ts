import { z } from 'zod';
import { type OrgControls, OrgError } from '../contract.ts';
import { bodyAs, type Control, orgNamed } from './control-request.ts';
import { empty, json } from './reply.ts';
import type { Site } from './site.ts';

const inOrg = { org: z.string().optional() };

const lockRequest = z.object({
  ...inOrg,
  id: z.string(),
  /** Writes that fail; 0 lets go of the record. */
  times: z.int().min(0).default(1),
});

const approvalRequest = z.object({ ...inOrg, id: z.string(), locked: z.boolean().default(true) });

const automationRequest = z.object({
  ...inOrg,
  object: z.string(),
  on: z.enum(['create', 'update', 'delete']).optional(),
  times: z.int().min(0).default(1),
  kind: z.enum(['flow', 'apex']).default('flow'),
  name: z.string().default('Update Related Records'),
  message: z
    .string()
    .default(
      'This error occurred when the flow tried to update records: FIELD_CUSTOM_VALIDATION_EXCEPTION: Region is required. You can look up ExceptionCode values in the SOAP API Developer Guide.',
    ),
});

/** The switches of the org named, of the first one without a name. */
function controls(site: Site, name: string | undefined): OrgControls {
  const found = (orgNamed(site, name) ?? site.orgs[0])?.data.controls;
  if (found === undefined) throw new OrgError(501, 'NOT_EMULATED', 'This org has no switches for its data.');
  return found;
}

const listed = (site: Site, name: string | undefined) => json(200, controls(site, name).list());
const orgOf = ({ url }: { url: URL }): string | undefined => url.searchParams.get('org') ?? undefined;

/** Routes that make trouble in an org's data: row locks, approvals, automations that fail, an emptied recycle bin. */
export const dataRoutes: Record<string, Control> = {
  'POST /__org/locks': (site, exchange) => {
    const { org, ...lock } = bodyAs(lockRequest, exchange);
    controls(site, org).lockRow(lock);
    return listed(site, org);
  },
  'POST /__org/approvals': (site, exchange) => {
    const { org, id, locked } = bodyAs(approvalRequest, exchange);
    controls(site, org).holdForApproval(id, locked);
    return listed(site, org);
  },
  'POST /__org/automations': (site, exchange) => {
    const { org, on, ...automation } = bodyAs(automationRequest, exchange);
    controls(site, org).breakAutomation({ ...automation, ...(on === undefined ? {} : { on }) });
    return listed(site, org);
  },
  'GET /__org/locks': (site, exchange) => listed(site, orgOf(exchange)),
  'DELETE /__org/locks': (site, exchange) => {
    controls(site, orgOf(exchange)).clear();
    return empty(204);
  },
  'DELETE /__org/recycle-bin': (site, exchange) =>
    json(200, { gone: controls(site, orgOf(exchange)).emptyRecycleBin() }),
};
