import type { BrowserContext, Page } from '@playwright/test';

const GAP = 1;

/** A Salesforce page with the panel at its side, as the window shows them: without a display only each can be taken. */
export async function pairOf(context: BrowserContext, page: Page, panel: Page, path: string): Promise<void> {
  const [left, right] = await Promise.all([page.screenshot(), panel.screenshot()]);
  const canvas = await context.newPage();
  const url = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`;
  await canvas.setContent(
    // Without a window's frame the panel is a little lower than the page: the picture is as high as the lower of the two.
    `<body style="margin:0;display:inline-flex;align-items:flex-start;gap:${GAP}px;background:#8a9290;overflow:hidden">
       <img src="${url(left)}"><img src="${url(right)}">
       <script>
         const images = [...document.images];
         Promise.all(images.map((image) => image.decode())).then(() => {
           document.body.style.height = Math.min(...images.map((image) => image.naturalHeight)) + 'px';
           document.title = 'ready';
         });
       </script></body>`,
  );
  await canvas.waitForFunction(() => document.title === 'ready');
  await canvas.locator('body').screenshot({ path });
  await canvas.close();
  await page.bringToFront();
}
