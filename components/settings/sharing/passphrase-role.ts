import type { Problem } from '../../../lib/problem.ts';

/** Whether a sealed share could not be opened for want of a passphrase, or because it is another one. */
export function passphraseRole({ code }: Problem): 'needed' | 'wrong' | null {
  switch (code) {
    case 'share_needs_passphrase':
      return 'needed';
    case 'share_wrong_passphrase':
      return 'wrong';
    default:
      return null;
  }
}
