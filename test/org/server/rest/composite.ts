import { z } from 'zod';
import { type Json, OrgError } from '../../contract.ts';
import { type ApiCall, type ApiHandler, type ApiResult, objectBody, ok } from './api-call.ts';
import { resolveReferences } from './references.ts';
import { callApi } from './routes.ts';
import { isVersion } from './versions.ts';

const json: z.ZodType<Json> = z.json();

const compositeBody = z.object({
  allOrNone: z.boolean().default(false),
  compositeRequest: z
    .array(
      z.object({
        method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
        url: z.string(),
        referenceId: z.string().regex(/^[A-Za-z]\w*$/),
        body: json.optional(),
        httpHeaders: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1),
});

const batchBody = z.object({
  haltOnError: z.boolean().default(false),
  batchRequests: z
    .array(
      z.object({
        method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
        url: z.string(),
        richInput: json.optional(),
      }),
    )
    .min(1),
});

function parse<T>(schema: z.ZodType<T>, call: ApiCall): T {
  const parsed = schema.safeParse(objectBody(call));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new OrgError(
    400,
    'JSON_PARSER_ERROR',
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
  );
}

function atMost(count: number, max: number): void {
  if (count > max) {
    throw new OrgError(
      400,
      'LIMIT_EXCEEDED',
      `The number of subrequests (${count}) exceeds the limit of ${max}.`,
    );
  }
}

/** Runs one subrequest as the user of the outer call; errors come back as results. */
function subrequest(
  outer: ApiCall,
  method: string,
  url: string,
  body: Json | undefined,
  headers: Record<string, string>,
): ApiResult {
  try {
    const parsed = URL.parse(url, 'https://org.invalid');
    const match = /^(?:\/services\/data)?\/?v(\d+\.\d)\/(.*)$/.exec(parsed?.pathname ?? '');
    if (parsed === null || match?.[1] === undefined || !isVersion(match[1])) {
      throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    const segments = (match[2] ?? '')
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
    if (segments[0]?.toLowerCase() === 'composite' && segments.length < 3 && segments[1] !== 'sobjects') {
      throw new OrgError(400, 'INVALID_SUBREQUEST', 'A composite request cannot hold another one.');
    }
    return callApi({
      ...outer,
      method,
      version: match[1],
      segments,
      query: parsed.searchParams,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      body: () => body ?? null,
    });
  } catch (error) {
    if (error instanceof URIError)
      return { status: 400, body: [{ errorCode: 'MALFORMED_URL', message: url }] };
    if (!(error instanceof OrgError)) throw error;
    const { message, errorCode, fields } = error;
    return {
      status: error.status,
      body: [{ message, errorCode, ...(fields === undefined ? {} : { fields }) }],
    };
  }
}

/** `POST /composite`: up to 25 subrequests, later ones may use results of earlier ones as `@{ref.field}`. */
export const composite: ApiHandler = (call) => {
  const { allOrNone, compositeRequest } = parse(compositeBody, call);
  atMost(compositeRequest.length, 25);
  const writes = compositeRequest.filter((request) => request.method !== 'GET');
  if (allOrNone && writes.length > 1) {
    // Rows written here cannot be rolled back, and pretending would be worse than saying so.
    throw new OrgError(
      501,
      'NOT_EMULATED',
      'The test org does not emulate allOrNone for more than one write.',
    );
  }
  const names = compositeRequest.map((request) => request.referenceId);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new OrgError(400, 'INVALID_INPUT', `Duplicate ReferenceId provided: ${twice}`);
  const results = new Map<string, unknown>();
  const compositeResponse = compositeRequest.map(({ method, url, referenceId, body, httpHeaders }) => {
    let result: ApiResult;
    try {
      result = subrequest(
        call,
        method,
        resolveReferences(url, results) as string,
        body === undefined ? undefined : (resolveReferences(body, results) as Json),
        httpHeaders ?? {},
      );
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      result = { status: error.status, body: [{ errorCode: error.errorCode, message: error.message }] };
    }
    if (result.status < 400) results.set(referenceId, result.body);
    return {
      body: result.body ?? null,
      httpHeaders: result.headers ?? {},
      httpStatusCode: result.status,
      referenceId,
    };
  });
  call.note(`composite ${compositeRequest.length}`);
  return ok({ compositeResponse });
};

/** `POST /composite/batch`: up to 25 independent subrequests. */
export const compositeBatch: ApiHandler = (call) => {
  const { haltOnError, batchRequests } = parse(batchBody, call);
  atMost(batchRequests.length, 25);
  let halted = false;
  const results = batchRequests.map(({ method, url, richInput }) => {
    if (halted) {
      const message = 'The transaction was halted because another request failed.';
      return { statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message }] };
    }
    const { status, body } = subrequest(call, method, url.startsWith('v') ? `/${url}` : url, richInput, {});
    if (status >= 400 && haltOnError) halted = true;
    return { statusCode: status, result: body ?? null };
  });
  call.note(`composite batch ${batchRequests.length}`);
  return ok({ hasErrors: results.some((result) => result.statusCode >= 400), results });
};
