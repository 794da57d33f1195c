/** The addresses that serve every org of their kind; any other is a My Domain. */
export const SHARED_LOGIN_URLS = {
  production: 'https://login.salesforce.com',
  sandbox: 'https://test.salesforce.com',
} as const;

export type LoginKind = keyof typeof SHARED_LOGIN_URLS | 'my_domain';

export function loginKind(loginUrl: string): LoginKind {
  const host = URL.parse(loginUrl.trim())?.hostname ?? loginUrl.trim().toLowerCase();
  if (host === 'login.salesforce.com') return 'production';
  return host === 'test.salesforce.com' ? 'sandbox' : 'my_domain';
}
