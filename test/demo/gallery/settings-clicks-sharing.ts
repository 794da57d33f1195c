import type { Page } from '@playwright/test';

/** What is done to the states of sharing before their pictures; it runs outside the browser, and so knows no state. */
export const KEYS = [
  'age127af4r03lhyvluaegefwpnw3dulc3c9wms6qtssr673s2yr8jv4s9lnw67',
  'age1gmuj7u2n2pxt07derg9xc7x0ndcm0dw45y4lvcv6aq82l0ez7glsmp4sy3',
  'age1ucglj26v7236z0zhe9c0vg3etkrk54llq58rwntk9rh2cwmetsusprdxnh',
  'age1nhls204ex46v2u7pa970ld5unv7kw7z2hpmph9kwsyflc78j95usgklnjs',
  'age1xje8elpezz07e9j5nr72h9xgspc59dg0rylfypumqdhzjt3n832qc6lld7',
] as const;
export const OWN_KEY = 'age1ph99xmc0z5ua476e20tlj5ghafgps8lltc4wnryhple2y6rc9yzs7zle8x';

export const SEALED = `-----BEGIN AGE ENCRYPTED FILE-----
${'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBVbXE4dGdRd2t5V3BzT2Qx\n'.repeat(9)}-----END AGE ENCRYPTED FILE-----
`;

const press = async (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();

const openShare = (page: Page) => press(page, 'Share');

const pasteSealed = async (page: Page) => {
  await press(page, 'Import shared connection');
  await page.getByRole('textbox', { name: 'Sealed text' }).fill(SEALED);
  await press(page, 'See what it is');
};

export const SHARING_CLICKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'sharing-form': async (page) => {
    await openShare(page);
    await page.getByRole('checkbox', { name: 'Sales (2 people)' }).check();
  },
  'sharing-form-wrong': async (page) => {
    await openShare(page);
    await page.getByRole('radio', { name: /whole team/ }).check();
    await page.getByLabel('Passphrase', { exact: true }).fill('fleet');
    await press(page, 'Make the sealed file');
  },
  'sharing-form-nobody': openShare,
  'sharing-running': async (page) => {
    await openShare(page);
    await page.getByRole('checkbox', { name: /Mara Lind/ }).check();
    await page.getByRole('textbox', { name: /^Your name/ }).fill('Avery Quinn');
    await press(page, 'Make the sealed file');
  },
  'sharing-suggested': async (page) => {
    await openShare(page);
    await page.getByRole('radio', { name: /whole team/ }).check();
    await press(page, 'Suggest');
  },
  'sharing-result': async (page) => {
    await openShare(page);
    await page.getByRole('checkbox', { name: 'Sales (2 people)' }).check();
    await press(page, 'Make the sealed file');
  },
  'sharing-result-team': async (page) => {
    await openShare(page);
    await page.getByRole('radio', { name: /whole team/ }).check();
    await press(page, 'Suggest');
    await press(page, 'Make the sealed file');
  },
  'sharing-rotation': async (page) => {
    await press(page, 'Seal again for Jonas Weber');
    await press(page, 'Make the sealed file');
  },
  'sharing-with-key': async (page) => {
    await openShare(page);
    await page.getByRole('checkbox', { name: /Mara Lind/ }).check();
    await page.getByRole('textbox', { name: /^Your name/ }).fill('Avery Quinn');
    await page
      .getByRole('textbox', { name: /^Private key/ })
      .fill('-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----');
    await press(page, 'Make the sealed file');
  },
  'sharing-hundreds': async (page) => {
    await openShare(page);
    await page.getByRole('searchbox', { name: 'Search people', exact: true }).fill('gul');
    await page.getByRole('checkbox', { name: /^Finance/ }).check();
  },
  'sharing-remove': (page) => press(page, 'Remove Mara Lind'),
  'sharing-removed': async (page) => {
    await press(page, 'Remove Mara Lind');
    await press(page, 'Remove');
  },
  'sharing-rotate': (page) => press(page, 'New token for everyone'),
  'sharing-rotated': async (page) => {
    await press(page, 'New token for everyone');
    await press(page, 'New token for everyone');
  },
  'sharing-not-rotated': async (page) => {
    await press(page, 'New token for everyone');
    await press(page, 'New token for everyone');
  },
  'sharing-not-revoked': async (page) => {
    await press(page, 'Revoke');
    await press(page, 'Revoke');
  },
  'sharing-edit': (page) => press(page, 'Edit Jonas Weber'),
  'sharing-several': async (page) => {
    await page.getByText('Add several at once', { exact: true }).click();
    await page
      .getByRole('textbox', { name: 'One person on each line' })
      .fill(`Ines Duarte ${OWN_KEY}\nMara Lind ${KEYS[0]}\nLee Park age1qqqq Sales\nNobody`);
    await press(page, 'Add all');
  },
  'sharing-import': pasteSealed,
  'sharing-import-running': pasteSealed,
  'sharing-import-passphrase': async (page) => {
    await pasteSealed(page);
    await page.getByLabel('Passphrase', { exact: true }).fill('mobila-tuvezo-ranipe-dokusa');
    await press(page, 'See what it is');
  },
  'sharing-import-not-mine': pasteSealed,
};
