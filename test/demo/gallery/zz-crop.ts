import { chromium } from '@playwright/test';
import { findBrowser } from '../../browsers/find.ts';
import { serveGallery } from './serve.ts';
import { SETTINGS_CLICKS } from './settings-clicks.ts';
const { url, close } = await serveGallery();
const executablePath = findBrowser('chromium');
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
for (const [name, area, w, scheme] of [['activity','activity',1000,'light'],['activity','activity',320,'dark'],['activity-nothing-fits','activity',320,'light'],['permissions-set','permissions',320,'light']] as const) {
  const page = await (await browser.newContext({ colorScheme: scheme, viewport: { width: w, height: 1100 } })).newPage();
  await page.goto(`${url}settings.html?state=${name}#${area}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await SETTINGS_CLICKS[name]?.(page);
  await page.evaluate((y) => scrollTo(0, y), w === 320 ? 400 : 700);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/crop-${name}-${w}.png` });
}
await browser.close(); await close();
