import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ensureBrowser } from '../browsers/install.ts';
import { chooseProvider } from './choose-provider.ts';
import { DEMO_USER, playStory } from './story.ts';
import { openWorld } from './world.ts';

/** `npm start`: a real browser on a record of the test org, ready to connect and ask. */
const { values } = parseArgs({ options: { screenshots: { type: 'boolean', default: false } } });

const WINDOW = { width: 1440, height: 900 };
const TOKENS_PER_SECOND = 90;

async function main(): Promise<void> {
  if (!values.screenshots && !hasDisplay()) {
    console.log(
      [
        'There is no display on this machine, so no browser window can open here.',
        '',
        'To see the same story as pictures, played in a browser without a window:',
        '',
        '    npm start -- --screenshots',
        '',
      ].join('\n'),
    );
    return;
  }
  ensureBrowser('chromium');
  build();
  if (values.screenshots) {
    const pictures = await playStory();
    console.log(`\n${pictures.length} pictures:\n${pictures.map((path) => `  ${path}`).join('\n')}`);
    return;
  }
  await openForTheUser();
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Takes seconds, and is then surely what the sources say. */
function build(): void {
  console.log('Building the extension …');
  const { status, stdout, stderr } = spawnSync('npx', ['wxt', 'build'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}\n${stderr}`);
}

async function openForTheUser(): Promise<void> {
  const provider = chooseProvider(process.env);
  const world = await openWorld({
    org: { port: 8443, autoLoginUser: DEMO_USER.username },
    model: { tokensPerSecond: TOKENS_PER_SECOND },
    seed: provider ?? {},
    // Without it the window opens with a bar about the switches that send Salesforce's hosts to the test org.
    browser: { headless: false, windowSize: WINDOW, args: ['--test-type'] },
  });
  const [page = await world.context.newPage()] = world.context.pages();
  await page.goto(world.recordPage('Account', 'Brightwater Logistics'));
  await page.bringToFront();
  console.log(
    [
      '',
      'Recordside is ready.',
      '',
      '  1. Click the Recordside icon in the toolbar: the side panel opens.',
      '  2. Press "Connect Salesforce" and sign in to the test org:',
      `       username  ${DEMO_USER.username}`,
      `       password  ${DEMO_USER.password}`,
      '  3. Ask: What is open on this account?',
      '',
      `  Model: ${provider?.providerName ?? 'Demo model (scripted)'}`,
      '  Close the browser, or press Ctrl+C, to end.',
      '',
    ].join('\n'),
  );
  await new Promise<void>((resolve) => {
    world.chromium.process.once('exit', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await world.close();
}

await main();
