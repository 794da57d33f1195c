import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { serveGallery } from './serve.ts';

/**
 * Pictures of every state of the panel: `node test/demo/gallery/shoot.ts [--out DIR] [--only NAME,…] [--widths 320,400]`.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '/tmp/gallery' },
    only: { type: 'string' },
    widths: { type: 'string', default: '400' },
    schemes: { type: 'string', default: 'light,dark' },
    browser: { type: 'string', default: '/usr/bin/chromium' },
  },
});

/** What is clicked before the picture. */
const CLICKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  sources: async (page) => {
    await page.getByRole('button', { name: 'Analyzed sources' }).click();
    for (const name of ['Queried Opportunity', 'Got related Cases']) {
      await page.getByRole('button', { name }).first().click();
    }
    await page.waitForTimeout(400);
  },
  'connect-failed': (page) => page.getByRole('button', { name: 'Connect Salesforce' }).click(),
  'needs-login': (page) => page.getByRole('button', { name: 'Connect Salesforce' }).click(),
  'ask-refused': (page) => page.getByRole('button', { name: 'Summarize this account' }).click(),
  'approve-edit': (page) => page.getByRole('button', { name: 'Edit', exact: true }).click(),
  'approve-edit-wrong': async (page) => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'Amount' }).fill('1,50');
    await page.getByRole('textbox', { name: 'Probability (%)' }).fill('');
    await page.getByRole('textbox', { name: 'Close Date' }).fill('');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
  },
  'approve-note': (page) => page.getByRole('button', { name: 'Say why' }).click(),
  'approve-refused': (page) => page.getByRole('button', { name: 'Approve', exact: true }).click(),
  markdown: (page) => page.getByRole('button', { name: 'the renewal guide' }).click(),
};

const { url, close } = await serveGallery();
mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox'] });
try {
  const list = await browser.newPage();
  await list.goto(url);
  const all = await list.getByRole('link').allTextContents();
  await list.close();
  const names = values.only ? values.only.split(',') : all;
  for (const scheme of values.schemes.split(',') as ('light' | 'dark')[]) {
    for (const width of values.widths.split(',').map(Number)) {
      const page = await browser.newPage({
        viewport: { width, height: 760 },
        colorScheme: scheme,
        deviceScaleFactor: 1.5,
      });
      page.on('pageerror', (error) => console.error(error.message));
      for (const name of names) {
        await page.goto(`${url}?state=${name}`);
        await page.getByRole('textbox', { name: 'Message' }).waitFor();
        await page.waitForTimeout(150);
        // What is loaded on demand, and the moment in which nothing can be approved yet.
        if (/^(approve|write|undo|reject)/.test(name)) await page.waitForTimeout(700);
        await CLICKS[name]?.(page);
        await page.waitForTimeout(80);
        await page.screenshot({ path: `${values.out}/${name}-${width}-${scheme}.png` });
      }
      await page.close();
    }
  }
  console.log(`${names.length} states in ${values.out}`);
} finally {
  await browser.close();
  await close();
}
