import type { z } from 'zod';
import { OrgError } from '../contract.ts';
import type { Exchange } from './exchange.ts';
import type { Org } from './org.ts';
import type { Reply } from './reply.ts';
import { parseJson } from './rest/parse-body.ts';
import type { Site } from './site.ts';

/** A route below `/__org/`. */
export type Control = (site: Site, exchange: Exchange) => Reply;

/** The JSON body of a control request; none is `{}`. Throws BAD_CONTROL_REQUEST naming what is wrong. */
export function bodyAs<T>(schema: z.ZodType<T>, exchange: Exchange): T {
  const parsed = schema.safeParse(
    exchange.body.length === 0 ? {} : parseJson(exchange.body.toString('utf8')),
  );
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new OrgError(
    400,
    'BAD_CONTROL_REQUEST',
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
  );
}

/** Finds an org by its My Domain name or id; throws NOT_FOUND when there is none of that name. */
export function orgNamed(site: Site, name: string | undefined): Org | undefined {
  if (name === undefined) return undefined;
  const org = site.orgs.find((one) => one.domain.name === name || one.id === name);
  if (org === undefined) throw new OrgError(404, 'NOT_FOUND', `No org named ${name}`);
  return org;
}
