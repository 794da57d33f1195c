/** The name under which a provider's key is sealed. */
export const modelKeyName = (providerId: string): string => `model-key/${providerId}`;
