/** `Sales & Service: EMEA` → `recordside-agents-sales-service-emea.json`. */
export function fileName(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `recordside-agents${words && `-${words}`}.json`;
}
