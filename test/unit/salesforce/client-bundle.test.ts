import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { slimJsforce } from '../../../lib/salesforce/shims/aliases.ts';

/** jsforce as the extension ships it: bundled with the stand-ins, in a world that has `fetch` and no Node. */

const ENTRY = 'virtual:entry';
const jsforce = (path: string) =>
  JSON.stringify(fileURLToPath(new URL(`../../../node_modules/jsforce/lib/${path}`, import.meta.url)));

async function bundle(code: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      slimJsforce(),
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
        load: (id) => (id === `\0${ENTRY}` ? code : null),
      },
    ],
    build: { write: false, target: 'es2024', rollupOptions: { input: ENTRY, output: { format: 'iife' } } },
  });
  const [result] = [output].flat();
  if (!result || !('output' in result)) throw new Error('nothing was built');
  return result.output[0].code;
}

interface World {
  query: () => Promise<unknown>;
  soap: () => Promise<unknown>;
  fails: () => Promise<unknown>;
}

describe('jsforce in the background', () => {
  let code = '';
  const sent: { url: string; init: RequestInit }[] = [];
  const answers: Response[] = [];
  let world: World;

  beforeAll(async () => {
    code = await bundle(`
      import { Connection } from ${jsforce('connection.js')};
      import { SOAP } from ${jsforce('soap.js')};
      const conn = new Connection({ instanceUrl: 'https://acme.my.salesforce.com', accessToken: 'tok', version: '66.0' });
      globalThis.query = () => conn.query('SELECT Id FROM Account');
      globalThis.fails = () => conn.sobject('Account').create({ Name: '' });
      globalThis.soap = () => new SOAP(conn, { endpointUrl: conn.instanceUrl + '/services/Soap/u/66.0' })
        .invoke('undelete', { ids: ['001000000000001AAA'] });
    `);
    const context = createContext({
      self: {},
      setTimeout,
      URL,
      fetch: async (url: string, init: RequestInit) => {
        sent.push({ url, init });
        return answers.shift();
      },
    });
    runInContext(code, context);
    world = context as unknown as World;
  });

  it('is small', () => {
    expect(gzipSync(code).length).toBeLessThan(40_000);
  });

  it('asks for nothing of Node', () => {
    expect(code).not.toMatch(/\brequire\("|from ?"node:|__vite-browser-external|undici|localStorage/);
  });

  it('queries by fetch, storing nothing', async () => {
    answers.push(Response.json({ totalSize: 1, done: true, records: [{ Id: 'a' }] }));
    expect(await world.query()).toMatchObject({ totalSize: 1, records: [{ Id: 'a' }] });
    const [request] = sent.splice(0);
    expect(request?.url).toBe(
      'https://acme.my.salesforce.com/services/data/v66.0/query?q=SELECT%20Id%20FROM%20Account',
    );
    expect(request?.init).toMatchObject({
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      headers: { Authorization: 'Bearer tok' },
    });
  });

  it('throws what Salesforce refuses, without a retry of its own', async () => {
    answers.push(Response.json([{ errorCode: 'REQUIRED_FIELD_MISSING', message: 'Name' }], { status: 400 }));
    await expect(world.fails()).rejects.toMatchObject({ errorCode: 'REQUIRED_FIELD_MISSING' });
    answers.push(new Response('busy', { status: 503 }));
    await expect(world.fails()).rejects.toThrow();
    expect(sent.splice(0)).toHaveLength(2);
  });

  it('speaks SOAP, for what REST cannot do', async () => {
    const envelope = `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><soapenv:Body><undeleteResponse><result><id>001000000000001AAA</id><success>true</success></result></undeleteResponse></soapenv:Body></soapenv:Envelope>`;
    answers.push(new Response(envelope, { headers: { 'content-type': 'text/xml;charset=UTF-8' } }));
    expect(await world.soap()).toMatchObject({ result: { id: '001000000000001AAA', success: 'true' } });
    expect(String(sent.splice(0)[0]?.init.body)).toContain('<ids>001000000000001AAA</ids>');
  });
});
