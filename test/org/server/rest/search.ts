import { z } from 'zod';
import { OrgError, type SearchParameters } from '../../contract.ts';
import { type ApiCall, type ApiHandler, objectBody, ok, positive } from './api-call.ts';

/** `GET /search?q=FIND {…}` */
export const search: ApiHandler = (call) => {
  const sosl = call.query.get('q');
  if (sosl === null || sosl.trim() === '')
    throw new OrgError(400, 'MALFORMED_SEARCH', 'search string cannot be empty');
  const searchRecords = call.session.search(sosl);
  call.note(`search ${searchRecords.length} rows`);
  return ok({ searchRecords });
};

const body = z.object({
  q: z.string(),
  in: z.enum(['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR']).optional(),
  fields: z.array(z.string()).optional(),
  sobjects: z
    .array(
      z.object({
        name: z.string(),
        fields: z.array(z.string()).optional(),
        where: z.string().optional(),
        limit: z.int().positive().optional(),
      }),
    )
    .optional(),
  overallLimit: z.int().positive().max(2000).optional(),
  defaultLimit: z.int().positive().max(2000).optional(),
});

const list = (value: string | null): string[] | undefined =>
  value
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The GET form: `?q=Acme&sobject=Account&Account.fields=Id,Name&Account.limit=10`. */
function fromQuery(call: ApiCall): Record<string, unknown> {
  const { query } = call;
  const number = (name: string) => (query.has(name) ? positive(query.get(name), 1, name) : undefined);
  const sobjects = query.getAll('sobject').flatMap((names) => list(names) ?? []);
  return {
    q: query.get('q') ?? '',
    in: query.get('in')?.toUpperCase(),
    fields: list(query.get('fields')),
    overallLimit: number('overallLimit'),
    defaultLimit: number('defaultLimit'),
    sobjects:
      sobjects.length === 0
        ? undefined
        : sobjects.map((name) => ({
            name,
            fields: list(query.get(`${name}.fields`)),
            where: query.get(`${name}.where`) ?? undefined,
            limit: number(`${name}.limit`),
          })),
  };
}

// Leaves out what is undefined, at every level: the data half tells "absent" by the missing key.
const compact = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** `GET|POST /parameterizedSearch` */
export const parameterizedSearch: ApiHandler = (call) => {
  const raw = call.method === 'POST' ? objectBody(call) : fromQuery(call);
  const parsed = body.safeParse(compact(raw));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new OrgError(
      400,
      'JSON_PARSER_ERROR',
      `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
    );
  }
  if (parsed.data.q.trim() === '')
    throw new OrgError(400, 'MALFORMED_SEARCH', 'search string cannot be empty');
  const searchRecords = call.session.parameterizedSearch(compact(parsed.data) as SearchParameters);
  call.note(`search ${searchRecords.length} rows`);
  return ok({ searchRecords });
};
