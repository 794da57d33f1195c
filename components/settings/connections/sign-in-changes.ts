import type { Connection } from '../../../lib/storage/connection.ts';
import type { Settings } from '../../../lib/storage/settings.ts';
import type { Change } from '../saver.ts';

export type SignInField = keyof Settings['signIn'];

export const setSignIn =
  (field: SignInField) =>
  (value: string): Change =>
  (settings) => ({ ...settings, signIn: { ...settings.signIn, [field]: value } });

/** The app that a connection was made with. Its scopes are those granted, which need not be those to ask for. */
export const signInLike =
  ({ consumerKey, loginUrl }: Connection): Change =>
  (settings) => ({ ...settings, signIn: { ...settings.signIn, consumerKey, loginUrl } });
