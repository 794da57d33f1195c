import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from '@playwright/test';
import { CLICKS, settle } from './clicks.ts';
import { serveGallery } from './serve.ts';

/**
 * Looks for accessibility faults in every state, light and dark, narrow and wide; ends with 1 where there are any:
 * `node test/demo/gallery/check.ts [NAME…]`.
 */
/** Opens all that can be opened, and what that brings up; the menu last, since it closes by itself. */
async function unfold(page: Page) {
  const folded = page.locator('main [aria-expanded=false]');
  for (let left = 40; left > 0 && (await folded.count()) > 0; left -= 1) await folded.first().click();
  await page.getByRole('button', { name: 'Chat history' }).click();
}

const { url, close } = await serveGallery();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
let faults = 0;
try {
  const list = await browser.newPage();
  await list.goto(url);
  const all = await list.getByRole('link').allTextContents();
  const names = all.filter((name) => process.argv.length === 2 || process.argv.includes(name));
  for (const [colorScheme, width] of [
    ['light', 320],
    ['dark', 400],
  ] as const) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 760 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    for (const name of names) {
      await page.goto(`${url}?state=${name}`);
      await settle(page, name);
      await CLICKS[name]?.(page);
      // A menu that is open covers what is under it, and is itself what is looked at.
      if ((await page.getByRole('menu').count()) === 0) await unfold(page);
      await page.waitForTimeout(150);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0)
        violations.push({ id: 'overflow', help: `The page is ${wide} px too wide`, nodes: [] } as never);
      faults += violations.length;
      for (const { id, help, nodes } of violations) {
        console.log(`${name} (${colorScheme} ${width}): ${id}: ${help}`);
        for (const node of nodes.slice(0, 3)) console.log(`    ${node.html.slice(0, 160)}`);
      }
    }
    await context.close();
  }
  console.log(`${names.length} states, ${faults} faults`);
} finally {
  await browser.close();
  await close();
}
process.exitCode = faults > 0 ? 1 : 0;
