import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { type Json, OrgError } from '../../contract.ts';
import { errorRows } from '../reply.ts';
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

/** What a subrequest takes over from the request around it: how to write, not which row is meant. */
const inherited = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('sforce-')));

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
      headers: {
        ...inherited(outer.headers),
        ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      },
      body: () => body ?? null,
    });
  } catch (error) {
    if (error instanceof URIError)
      return { status: 400, body: [{ errorCode: 'MALFORMED_URL', message: url }] };
    if (!(error instanceof OrgError)) throw error;
    return { status: error.status, body: errorRows(error) };
  }
}

type Subrequest = z.output<typeof compositeBody>['compositeRequest'][number];

interface Answered extends ApiResult {
  referenceId: string;
}

/** Runs the subrequests in order; stops after the first failure when the rest would be rolled back anyway. */
function runAll(call: ApiCall, requests: readonly Subrequest[], stop: boolean): Answered[] {
  const results = new Map<string, unknown>();
  const answered: Answered[] = [];
  for (const { method, url, referenceId, body, httpHeaders } of requests) {
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
      result = { status: error.status, body: errorRows(error) };
    }
    answered.push({ ...result, referenceId });
    if (result.status < 400) results.set(referenceId, result.body);
    else if (stop) break;
  }
  return answered;
}

const HALTED: ApiResult = {
  status: 400,
  body: [
    {
      errorCode: 'PROCESSING_HALTED',
      message: 'The transaction was rolled back since another operation in the same transaction failed.',
    },
  ],
};

/** Ends the transaction of a composite request with what is to be told of it. */
class RollBack extends Error {
  readonly answered: readonly Answered[];
  constructor(answered: readonly Answered[]) {
    super();
    this.answered = answered;
  }
}

/** All subrequests or none: of those that are undone or never were tried, only that is told. */
function runAllOrNone(call: ApiCall, requests: readonly Subrequest[]): Answered[] {
  const effects: string[] = [];
  try {
    const answered = call.session.transaction(() => {
      const all = runAll({ ...call, did: (effect) => effects.push(effect) }, requests, true);
      if (all.some((one) => one.status >= 400)) throw new RollBack(all);
      return all;
    });
    for (const effect of effects) call.did(effect);
    return answered;
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
    return requests.map(({ referenceId }, at) => {
      const own = error.answered[at];
      return own !== undefined && own.status >= 400 ? own : { ...HALTED, referenceId };
    });
  }
}

// The platform's own limit of what is costly among the 25.
const MAX_COLLECTIONS = 5;
const isCostly = ({ url }: Subrequest): boolean => /\/(?:query|queryAll|composite\/sobjects)\b/i.test(url);

/** `POST /composite`: up to 25 subrequests, later ones may use results of earlier ones as `@{ref.field}`. */
export const composite: ApiHandler = (call) => {
  const { allOrNone, compositeRequest } = parse(compositeBody, call);
  atMost(compositeRequest.length, 25);
  if (compositeRequest.filter(isCostly).length > MAX_COLLECTIONS) {
    throw new OrgError(
      400,
      'LIMIT_EXCEEDED',
      `A composite request can hold ${MAX_COLLECTIONS} query and sObject Collections subrequests at most.`,
    );
  }
  const names = compositeRequest.map((request) => request.referenceId);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new OrgError(400, 'INVALID_INPUT', `Duplicate ReferenceId provided: ${twice}`);
  const answered = allOrNone ? runAllOrNone(call, compositeRequest) : runAll(call, compositeRequest, false);
  call.note(`composite ${compositeRequest.length}`);
  return ok({
    compositeResponse: answered.map(({ body, headers, status, referenceId }) => ({
      body: body ?? null,
      httpHeaders: headers ?? {},
      httpStatusCode: status,
      referenceId,
    })),
  });
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
