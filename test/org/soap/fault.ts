import type { OrgError } from '../contract.ts';
import type { Reply } from '../server/reply.ts';
import { element, escapeXml } from './xml.ts';

const HEADERS = { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-cache' };

const envelope = (namespaces: string, inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ${namespaces}>${inside}</soapenv:Envelope>`;

/** A good answer: what stands in the header and in the body of the envelope. */
export const soapAnswer = (header: string, body: string): Reply => ({
  status: 200,
  headers: HEADERS,
  body: envelope(
    'xmlns="urn:partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    `<soapenv:Header>${header}</soapenv:Header><soapenv:Body>${body}</soapenv:Body>`,
  ),
});

const faultOf = (code: string, words: string, detail: string): Reply => ({
  status: 500,
  headers: HEADERS,
  body: envelope(
    'xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    `<soapenv:Body><soapenv:Fault>${element('faultcode', code)}${element('faultstring', words)}${detail}</soapenv:Fault></soapenv:Body>`,
  ),
});

/** An error as a SOAP fault: always with status 500, whatever REST would say. */
export function soapFault({ errorCode, message }: OrgError): Reply {
  const detail = `<sf:exceptionCode>${escapeXml(errorCode)}</sf:exceptionCode><sf:exceptionMessage>${escapeXml(message)}</sf:exceptionMessage>`;
  return faultOf(
    `sf:${errorCode}`,
    `${errorCode}: ${message}`,
    `<detail><sf:UnexpectedErrorFault xsi:type="sf:UnexpectedErrorFault">${detail}</sf:UnexpectedErrorFault></detail>`,
  );
}

/** The fault of a request that is no call at all: not XML, no envelope, an operation that there is none of. */
export const clientFault = (words: string): Reply => faultOf('soapenv:Client', words, '');
