/** What was typed, made fit to be saved; or what is wrong with it, in words. */
export type Checked =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: string };

export const fine = (value: string): Checked => ({ ok: true, value });
export const wrong = (error: string): Checked => ({ ok: false, error });
