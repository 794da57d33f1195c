import { signIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import { answers, ask, expect, test } from './fixtures.ts';

test.describe('a new user', () => {
  test.use({ worldOptions: { seed: null } });

  test('sets everything up on the options page, asks, and signs out', async ({ world, salesforce }) => {
    const options = await world.extensionPage('options.html');
    await options.getByRole('link', { name: 'Connections' }).click();
    await expect(options.getByText('chromiumapp.org').filter({ visible: true }).first()).toBeVisible();
    await options.getByRole('textbox', { name: 'Consumer key' }).fill(world.org.clientId);
    await options.getByRole('textbox', { name: 'Login URL' }).fill('acme.lightning.force.com');
    await options.getByRole('textbox', { name: 'Login URL' }).blur();
    await signIn(world.context, DEMO_USER, () =>
      options.getByRole('button', { name: 'Connect', exact: true }).click(),
    );
    await expect(options.getByText('avery.quinn@larkfield.example')).toBeVisible();
    // A Lightning address was typed; the sign-in went to My Domain.
    expect(world.org.log({ path: '/services/oauth2/authorize' })[0]?.host).toBe('acme.my.salesforce.com');

    await options.getByRole('link', { name: 'Models' }).click();
    await options.getByRole('button', { name: /compatible/i }).click();
    await options.getByRole('textbox', { name: 'Base URL' }).fill(world.model.baseUrl);
    await options.getByRole('textbox', { name: 'Base URL' }).blur();
    await options.getByRole('textbox', { name: 'API key' }).fill('sk-demo-123');
    await options.getByRole('textbox', { name: 'API key' }).press('Enter');
    await options
      .getByRole('combobox', { name: 'Model' })
      .or(options.getByRole('textbox', { name: 'Model' }))
      .fill('recordside-demo');
    await options.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(options.getByText(/calls tools/i)).toBeVisible();
    expect(world.model.chats()[0]?.headers.authorization).toBe('Bearer sk-demo-123');
    // The key is never shown again.
    expect(await options.content()).not.toContain('sk-demo-123');

    const panel = await world.openSidePanel(salesforce);
    await ask(panel, 'What is open on this account?');
    await expect(answers(panel).last()).toContainText('Fleet Pro rollout');

    await options.bringToFront();
    await options.getByRole('link', { name: 'Connections' }).click();
    await options.getByRole('button', { name: 'Disconnect' }).click();
    await options
      .getByRole('button', { name: /Disconnect/ })
      .last()
      .click();
    await expect(options.getByText('avery.quinn@larkfield.example')).toBeHidden();
    expect(world.org.log({ path: '/services/oauth2/revoke' })).toHaveLength(1);
    await expect(panel.getByText('Not connected')).toBeVisible();
  });
});
