import { startTunnel, type Tunnel } from '../browsers/tunnel.ts';
import { expect, test as base } from './fixtures.ts';

interface ClosedNetwork {
  /** Takes every request of the whole browser that is not for Salesforce or this computer, and refuses it. */
  readonly outside: Tunnel;
}

/** What Chromium asks for by itself, in spite of all switches. */
const BROWSER_OWN = /(?:^|\.)(?:google|googleapis|gstatic|gvt1|chromium)\.(?:com|org)$/;

/** As the test of the fixtures, in a browser that is watched where no page can hide a request: at its network. */
export const test = base.extend<ClosedNetwork>({
  outside: async ({}, use) => {
    const tunnel = await startTunnel([], 0);
    await use(tunnel);
    await tunnel.close();
  },
  worldOptions: async ({ outside }, use) => {
    const args = [
      `--proxy-server=http://127.0.0.1:${outside.port}`,
      '--proxy-bypass-list=*.salesforce.com;*.force.com;*.salesforce-setup.com',
    ];
    await use({ browser: { args } });
  },
});

export function expectNothingLeft({ refused }: Tunnel): void {
  expect([...refused].filter((host) => !BROWSER_OWN.test(host))).toEqual([]);
}
