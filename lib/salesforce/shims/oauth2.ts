/**
 * jsforce's OAuth2 is not used: it drops rotated refresh tokens. Connection makes one all the same; without a
 * `clientId` it installs no refresh of its own.
 */
export class OAuth2 {
  readonly clientId = undefined;
}

export default OAuth2;
