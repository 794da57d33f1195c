import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { CLICKS, settle } from './clicks.ts';
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
        await settle(page, name);
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
