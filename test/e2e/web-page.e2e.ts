import { CHROME_EXTENSION_ID } from '../browsers/extension.ts';
import { expect, test } from './fixtures.ts';

test('a web page cannot speak to the extension, frame it or read it', async ({
  world,
  salesforce,
  panel,
}) => {
  await expect(panel.getByRole('textbox', { name: 'Message' })).toBeVisible();
  const tried = await salesforce.evaluate(async (id) => {
    const { chrome } = globalThis as unknown as {
      chrome?: { runtime?: { sendMessage?: unknown; connect?: unknown } };
    };
    const frame = document.createElement('iframe');
    frame.src = `chrome-extension://${id}/sidepanel.html`;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return {
      send: typeof chrome?.runtime?.sendMessage,
      connect: typeof chrome?.runtime?.connect,
      read: await fetch(`chrome-extension://${id}/manifest.json`).then(
        () => 'read',
        () => 'refused',
      ),
    };
  }, CHROME_EXTENSION_ID);
  expect(tried).toEqual({ send: 'undefined', connect: 'undefined', read: 'refused' });
  const framed = salesforce.frames().map((frame) => frame.url());
  expect(framed.filter((url) => url.startsWith(`chrome-extension://${CHROME_EXTENSION_ID}`))).toEqual([]);
  expect(world.model.requests).toEqual([]);
});
