/** Whether a match pattern of the manifest (a host, or `*` for any) covers the pattern of one host. */
export function coversHost(announced: string, wanted: string): boolean {
  const [scheme, host] = parts(announced);
  const [wantedScheme, wantedHost] = parts(wanted);
  return scheme === wantedScheme && (host === '*' || host === wantedHost);
}

const parts = (pattern: string) => /^([a-z]+):\/\/([^/]*)\//.exec(pattern)?.slice(1) ?? [];
