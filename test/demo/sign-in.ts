import type { BrowserContext, Page } from '@playwright/test';

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** What a user does in the window that Salesforce's sign-in opens. `press` is the click that opens it. */
export async function signIn(
  context: BrowserContext,
  login: Login,
  press: () => Promise<void>,
): Promise<void> {
  const opened = context.waitForEvent('page');
  await press();
  const window = await opened;
  await logIn(window, login);
  const closed = window.waitForEvent('close');
  await window.getByRole('button', { name: 'Allow' }).click();
  await closed;
}

export async function logIn(window: Page, { username, password }: Login): Promise<void> {
  await window.getByLabel('Username').fill(username);
  await window.getByLabel('Password').fill(password);
  await window.getByRole('button', { name: 'Log In' }).click();
}
