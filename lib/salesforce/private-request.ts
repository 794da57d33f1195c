/**
 * How every request to Salesforce goes out: a browser cache is a store too; cookies would make the answer another
 * user's; a followed redirect loses the token or, worse, takes it along.
 */
export const PRIVATE_REQUEST = {
  cache: 'no-store',
  credentials: 'omit',
  redirect: 'manual',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;
