/** Where a sealed share comes from: the user brings it, or the organisation provided it. */
export type ShareSource =
  | { readonly kind: 'own' }
  | { readonly kind: 'provided'; readonly name: string; readonly text: string };
