import type { Settings } from '../../../lib/storage/settings.ts';
import type { Change } from '../saver.ts';

export type SignInField = keyof Settings['signIn'];

export const setSignIn =
  (field: SignInField) =>
  (value: string): Change =>
  (settings) => ({ ...settings, signIn: { ...settings.signIn, [field]: value } });
