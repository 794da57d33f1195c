import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface Tunnel {
  readonly port: number;
  /** Hosts that were asked for and refused. */
  readonly refused: ReadonlySet<string>;
  close(): Promise<void>;
}

/**
 * An HTTPS proxy on loopback that leads the given hosts, and hosts below them, to one local port, and refuses all
 * others: a browser without a resolver rule then takes a local server for Salesforce, and reaches nothing else.
 */
export async function startTunnel(hosts: readonly string[], target: number): Promise<Tunnel> {
  const refused = new Set<string>();
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Either side may go away at any time; the other is then closed too.
    socket.on('error', () => socket.destroy());
  };
  // Plain http comes as a whole request with the full address; no host is reached that way.
  const server = createServer((request, response) => {
    refused.add(URL.parse(request.url ?? '')?.hostname ?? '');
    response.writeHead(403).end();
  });
  server.on('connection', keep);
  server.on('connect', (request, client: Socket, head) => {
    const host = (request.url ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!hosts.some((known) => host === known || host.endsWith(`.${known}`))) {
      refused.add(host);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    keep(upstream);
    upstream.once('close', () => client.destroy());
    client.once('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
