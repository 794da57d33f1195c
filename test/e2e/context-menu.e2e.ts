import { CHROME_EXTENSION_ID } from '../browsers/extension.ts';
import { expect, test } from './fixtures.ts';

/** The browser's own menu is out of reach; the event it sends is not. */
async function choose(background: { evaluate: CallableFunction }, info: object, tab: object): Promise<void> {
  await background.evaluate(
    ({ info, tab }: { info: object; tab: object }) => {
      const { onClicked } = chrome.contextMenus as unknown as {
        onClicked: { dispatch(...args: object[]): void };
      };
      onClicked.dispatch(info, tab);
    },
    { info, tab },
  );
}

test('"Ask agent about this record" attaches the record that was clicked', async ({
  world,
  salesforce,
  panel,
}) => {
  const [background] = world.context.serviceWorkers();
  if (!background) throw new Error('The background does not run.');
  const tab = (await background.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find((each) => each.url === url);
  }, salesforce.url())) as object;
  const link = world.recordPage('Contact', 'Elena Marchetti');
  await choose(
    background,
    { menuItemId: 'ask-about-record', linkUrl: link, editable: false, pageUrl: salesforce.url() },
    tab,
  );
  const context = panel.getByRole('group', { name: 'Page context' });
  await expect(context).toContainText('Contact');
  await expect(context).not.toContainText('Brightwater');
});

test('the menu entry stands on Salesforce pages only', async ({ world }) => {
  const page = await world.extensionPage('options.html');
  const manifest = await page.evaluate(() => chrome.runtime.getManifest());
  expect(manifest.permissions).toContain('contextMenus');
  expect(page.url()).toContain(CHROME_EXTENSION_ID);
  expect(manifest.content_scripts).toBeUndefined();
  expect(manifest.externally_connectable).toBeUndefined();
  expect(manifest.web_accessible_resources).toBeUndefined();
  expect(JSON.stringify(manifest.host_permissions)).not.toContain('<all_urls>');
});
