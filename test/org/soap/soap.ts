import { OrgError } from '../contract.ts';
import type { Exchange } from '../server/exchange.ts';
import type { Org } from '../server/org.ts';
import type { Reply } from '../server/reply.ts';
import { addEffect } from '../server/request-log.ts';
import { holderOf, opensApi } from '../server/rest/authenticate.ts';
import { isVersion } from '../server/rest/versions.ts';
import type { Site } from '../server/site.ts';
import { clientFault, soapAnswer, soapFault } from './fault.ts';
import { undelete } from './undelete.ts';
import { child, type Element, element, parseXml } from './xml.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const PARTNER = 'urn:partner.soap.sforce.com';

// Calls of the partner API that are known and not emulated, so that nobody takes them for misspelled.
const OTHERS = new Set(
  'convertLead create delete deleteByExample describeGlobal describeLayout describeSObject describeSObjects emptyRecycleBin executeListView findDuplicates getDeleted getServerTimestamp getUpdated getUserInfo invalidateSessions login logout merge performQuickActions process query queryAll queryMore renderEmailTemplate resetPassword retrieve search sendEmail sendEmailMessage setPassword update upsert'.split(
    ' ',
  ),
);

/** `POST /services/Soap/u/XX.0`, the partner API: `undelete`, which REST has not. Everything else is an honest fault. */
export function soap(site: Site, org: Org, exchange: Exchange): Reply {
  const { entry, method, url } = exchange;
  const version = /^\/services\/Soap\/u\/(\d+\.\d)(?:\/\w{15,18})?\/?$/.exec(url.pathname)?.[1];
  if (method !== 'POST' || version === undefined)
    return clientFault('The SOAP partner API is at POST /services/Soap/u/XX.0');
  if (!isVersion(version))
    return soapFault(
      new OrgError(500, 'UNSUPPORTED_API_VERSION', `Invalid Api version specified on URL: ${version}`),
    );
  if (exchange.headers.soapaction === undefined) return clientFault('SOAPAction HTTP header missing');
  try {
    return answer(site, org, exchange);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    entry.note ??= error.errorCode;
    return soapFault(error);
  }
}

function answer(site: Site, org: Org, exchange: Exchange): Reply {
  const { entry } = exchange;
  let envelope: Element;
  try {
    envelope = parseXml(exchange.body.toString('utf8'));
  } catch (error) {
    return clientFault(`The request is not valid XML: ${error instanceof Error ? error.message : error}`);
  }
  const header = child(envelope, 'Header');
  const [operation] = child(envelope, 'Body')?.children ?? [];
  if (envelope.name !== 'Envelope' || envelope.namespace !== ENVELOPE || operation === undefined) {
    return clientFault('The request has no SOAP envelope with an operation in its body.');
  }
  entry.note = `SOAP ${operation.name}`;
  const known =
    operation.namespace === PARTNER && (operation.name === 'undelete' || OTHERS.has(operation.name));
  if (!known) {
    return clientFault(
      `No operation available for request {${operation.namespace}}${operation.name}, please check the WSDL for the service.`,
    );
  }
  const sessionId = child(child(header, 'SessionHeader'), 'sessionId')?.text.trim() ?? '';
  const holder = holderOf(site, org, sessionId);
  if (holder === undefined || !opensApi(holder.scopes)) {
    throw new OrgError(
      401,
      'INVALID_SESSION_ID',
      'Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash',
    );
  }
  const { user } = holder;
  entry.user = user.username;
  if (!org.usage.take()) throw new OrgError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
  if (operation.name !== 'undelete') {
    throw new OrgError(501, 'NOT_EMULATED', `The test org does not emulate ${operation.name}.`);
  }
  const allOrNone = child(child(header, 'AllOrNoneHeader'), 'allOrNone')?.text.trim() === 'true';
  const call = { session: org.data.session(user.id), did: (effect: string) => addEffect(entry, effect) };
  return soapAnswer(limitInfo(org), undelete(call, operation, allOrNone));
}

const limitInfo = ({ usage }: Org): string =>
  `<LimitInfoHeader><limitInfo>${element('current', String(usage.used))}${element('limit', String(usage.limit))}${element('type', 'API REQUESTS')}</limitInfo></LimitInfoHeader>`;
