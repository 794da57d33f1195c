import { plantRules } from '../../../org/data/rules/default-rules.ts';
import { type RunningOrg, startOrg } from '../../../org/server/start.ts';
import { type Certificate, makeCertificate } from '../../../org/server/tls.ts';
import { type TinyOrg, tinyOrg } from '../tiny-org.ts';
import { type Ask, ask } from './client.ts';
import { tokenFor } from './token.ts';

export const V = '/services/data/v66.0';

/** Places of people among the users of the org. */
export const WHO = { admin: 0, manager: 3, sofia: 4, tomasz: 5, liam: 7, ruth: 10 } as const;

/** An org with people and the default rules, and a server before it. */
export interface RealOrg {
  server: RunningOrg;
  /** The data as it is since the last reset. */
  readonly tiny: TinyOrg;
  leadQueue: string;
  api(path: string, options?: Ask & { as?: keyof typeof WHO }): ReturnType<typeof ask>;
  control(path: string, body?: Record<string, unknown>, method?: string): ReturnType<typeof ask>;
  /** What was written since the last reset, in order. */
  effects(): string[];
  /** Ids that a SOQL query finds. */
  ids(soql: string): string[];
}

let certificate: Promise<Certificate> | undefined;

export async function startReal(): Promise<RealOrg> {
  certificate ??= makeCertificate();
  let tiny = tinyOrg();
  let leadQueue = '';
  const data = () => {
    tiny = tinyOrg();
    leadQueue = tiny.store.find('Group', (one) => one.values.DeveloperName === 'New_Leads')?.id ?? '';
    plantRules(tiny.store, tiny.staff, leadQueue);
    return tiny.data;
  };
  const server = await startOrg({
    certificate: await certificate,
    orgs: [{ domain: { name: 'acme' }, data }],
  });
  return {
    server,
    get tiny() {
      return tiny;
    },
    leadQueue,
    api: (path, { as = 'admin', ...options } = {}) =>
      ask(server, V + path, { token: tokenFor(server, { user: WHO[as] }), ...options }),
    control: (path, body, method) =>
      ask(server, `/__org/${path}`, {
        ...(body === undefined ? {} : { body }),
        ...(method === undefined ? {} : { method }),
      }),
    effects: () =>
      server
        .log()
        .map(({ effect }) => effect)
        .filter((effect) => effect !== 'none'),
    ids: (soql) => tiny.admin.query(soql, { includeDeleted: false }).rows.map((row) => String(row.Id)),
  };
}

/** The entries of an error envelope. */
export const errorsOf = (answer: { json: <T>() => T }) =>
  answer.json<{ errorCode: string; message: string; fields?: string[]; [key: string]: unknown }[]>();
