import type { Browser, Page } from 'puppeteer-core';

type Role = 'button' | 'link' | 'textbox';

const TIMEOUT_MS = 20_000;

/**
 * Clicks an element, as assistive technology knows it; that also keeps its accessible name stable. Not by puppeteer's
 * locators: after a navigation they look in a page that is gone, and a sign-in's window navigates.
 */
export async function press(page: Page, role: Role, name: string): Promise<void> {
  let last: unknown = 'not found';
  for (const late = Date.now() + TIMEOUT_MS; Date.now() < late; ) {
    try {
      const element = await page.$(`::-p-aria([name="${name}"][role="${role}"])`);
      if (element) return await element.click();
    } catch (error) {
      // Still hidden, or the page was just left.
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The ${role} "${name}" could not be clicked on ${page.url()}.`, { cause: last });
}

/** Types into a field that is empty. Keys, and not a value set from outside: what a user does is what is tested. */
export async function type(page: Page, role: Role, name: string, text: string): Promise<void> {
  await press(page, role, name);
  await page.keyboard.type(text);
}

/** Clicks the first element that says `words`, for names that also tell counts and times. */
export async function pressText(page: Page, selector: string, words: string): Promise<void> {
  await textWith(page, selector, words);
  for (const element of await page.$$(selector)) {
    if ((await element.evaluate((each) => each.textContent ?? '')).includes(words)) return element.click();
  }
}

/** The text of an element as soon as it holds `words`. */
export async function textWith(page: Page, selector: string, words: string): Promise<string> {
  const handle = await page
    .waitForFunction(
      (selector, words) => {
        const shown = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
        const texts = shown.map((each) => each.textContent);
        return texts.findLast((text) => text.includes(words)) ?? false;
      },
      // By the clock: a tab that is not in front draws no frames.
      { polling: 100, timeout: TIMEOUT_MS },
      selector,
      words,
    )
    .catch(async (error: unknown) => {
      const seen = await page.evaluate(() => document.body.textContent);
      throw new Error(`"${words}" did not show in ${selector}. The page said:\n${seen}`, { cause: error });
    });
  return String(await handle.jsonValue());
}

/** The window that `action` opens. */
export async function windowOpenedBy(browser: Browser, action: () => Promise<void>): Promise<Page> {
  const before = new Set(browser.targets());
  const opened = browser.waitForTarget((target) => target.type() === 'page' && !before.has(target), {
    timeout: TIMEOUT_MS,
  });
  await action();
  const page = await (await opened).page();
  if (!page) throw new Error('The window that opened has no page.');
  return page;
}
