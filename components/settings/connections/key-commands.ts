/** For a terminal; OpenSSL comes with macOS, Linux and Git for Windows. */
export const KEY_COMMANDS = {
  makeKeyPair:
    'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=Recordside" -keyout recordside.key -out recordside.crt',
  convertKey: 'openssl pkcs8 -topk8 -nocrypt -in old.key -out recordside.key',
} as const;
