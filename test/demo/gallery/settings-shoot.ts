import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../browsers/find.ts';
import { serveGallery } from './serve.ts';
import { SETTINGS_CLICKS } from './settings-clicks.ts';

/**
 * Pictures of every state of the settings, each looked over for accessibility faults and for parts that are too wide:
 * `node test/demo/gallery/settings-shoot.ts [--out DIR] [--only NAME,…] [--widths 320,1000] [--schemes light,dark]`.
 * Ends with 1 where there are faults.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '/tmp/settings-gallery' },
    only: { type: 'string' },
    widths: { type: 'string', default: '320,1000' },
    schemes: { type: 'string', default: 'light,dark' },
  },
});

const { url, close } = await serveGallery();
mkdirSync(values.out, { recursive: true });
const executablePath = findBrowser('chromium');
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
let faults = 0;
try {
  const list = await browser.newPage();
  await list.goto(`${url}settings.html`);
  await list.getByRole('link').first().waitFor();
  const links = await list
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((link) => ({ name: link.textContent ?? '', href: (link as HTMLAnchorElement).href })),
    );
  await list.close();
  const wanted = values.only?.split(',');
  for (const colorScheme of values.schemes.split(',') as ('light' | 'dark')[]) {
    for (const width of values.widths.split(',').map(Number)) {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 800 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(error.message));
      page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
      for (const { name, href } of links) {
        if (wanted && !wanted.includes(name)) continue;
        await page.goto('about:blank');
        await page.goto(href);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await SETTINGS_CLICKS[name]?.(page);
        await page.waitForTimeout(250);
        await page.screenshot({ path: `${values.out}/${name}-${width}-${colorScheme}.png`, fullPage: true });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (tooWide > 0) console.log(`${name} (${colorScheme} ${width}): ${tooWide} px too wide`);
        faults += violations.length + (tooWide > 0 ? 1 : 0);
        for (const { id, help, nodes } of violations) {
          console.log(`${name} (${colorScheme} ${width}): ${id}: ${help}`);
          for (const node of nodes.slice(0, 3)) console.log(`    ${node.html.slice(0, 200)}`);
        }
      }
      await context.close();
    }
  }
  console.log(
    `${links.filter(({ name }) => wanted?.includes(name) ?? true).length} states in ${values.out}, ${faults} faults`,
  );
} finally {
  await browser.close();
  await close();
}
process.exitCode = faults > 0 ? 1 : 0;
