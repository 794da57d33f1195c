import type { Page } from '@playwright/test';
import { startTunnel, type Tunnel } from '../browsers/tunnel.ts';
import { test as base, expect } from './fixtures.ts';

interface ClosedNetwork {
  /** Takes every request of the whole browser that is not for Salesforce or this computer, and refuses it. */
  readonly outside: Tunnel;
}

/**
 * What Chromium asks for by itself, in spite of all switches; and the callback address, to which it begins to connect
 * before it takes the redirect out.
 */
const BROWSER_OWN = /(?:^|\.)(?:google|googleapis|gstatic|gvt1|chromium|chromiumapp)\.(?:com|org)$/;
const CONTROL = 'control.example';

/** As the test of the fixtures, in a browser that is watched where no page can hide a request: at its network. */
export const test = base.extend<ClosedNetwork>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted
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

/** Nothing was asked of anybody; `page` asks once, to see that it would have been seen. */
export async function expectNothingLeft({ refused }: Tunnel, page: Page): Promise<void> {
  expect([...refused].filter((host) => !BROWSER_OWN.test(host))).toEqual([]);
  await page.evaluate((host) => fetch(`https://${host}/`).catch(() => null), CONTROL);
  expect([...refused]).toContain(CONTROL);
}
