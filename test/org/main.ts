import { parseArgs } from 'node:util';
import { FAILING_USERS } from './oauth/failures.ts';
import { startOrg } from './server/start.ts';

const USAGE = `Usage: npm run org -- [--port 8443] [--data DIR] [--now ISO-DATE] [--client-id ID] [--callback URL]… [--auto-login USERNAME]`;

function options() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8443' },
      data: { type: 'string' },
      now: { type: 'string' },
      'client-id': { type: 'string' },
      callback: { type: 'string', multiple: true },
      'auto-login': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`Not a port: ${values.port}`);
  return { ...values, port };
}

try {
  const { port, data, now, callback, help, 'client-id': clientId, 'auto-login': autoLoginUser } = options();
  if (help) {
    console.log(USAGE);
    process.exit(0);
  }
  const org = await startOrg({
    port,
    ...(data === undefined ? {} : { dataDir: data }),
    ...(now === undefined ? {} : { now }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(callback === undefined ? {} : { callbacks: callback }),
    ...(autoLoginUser === undefined ? {} : { autoLoginUser }),
  });
  const { certificate } = org;
  const users = (list: typeof org.users) =>
    list.map(({ username, password, name, profile }) => ({ username, password, name, profile }));
  console.log(
    JSON.stringify({
      port: org.port,
      hosts: org.hosts,
      orgId: org.orgId,
      clientId: org.clientId,
      users: users(org.users),
      orgs: org.orgs.map((one) => ({ ...one, users: users(one.users) })),
      failingUsers: Object.fromEntries(
        Object.entries(FAILING_USERS).map(([name, failure]) => [`${name}@example.com`, failure]),
      ),
      certificate: { selfSigned: true, fingerprint256: certificate.fingerprint256, spki: certificate.spki },
      chromiumArgs: org.chromiumArgs,
      control: org.url('/__org/'),
    }),
  );
  const stop = () => {
    void org.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exit(1);
}
