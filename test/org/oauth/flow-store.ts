import { randomBytes } from 'node:crypto';
import type { OAuthApp } from './app.ts';

/** An authorization request that passed its first checks and waits for login and consent. */
export interface Flow {
  id: string;
  app: OAuthApp;
  redirectUri: string;
  scopes: string[];
  state: string | undefined;
  challenge: string | undefined;
  nonce: string | undefined;
  loginHint: string;
  /** `prompt=consent`: ask even if the user allowed the app before. */
  forceConsent: boolean;
  /** `prompt=none` or `immediate=true`: never show anything. */
  silent: boolean;
  /** `prompt=login`: only a login with a number above this one counts. */
  loginAfter: number;
}

const KEPT = 500;

export class FlowStore {
  readonly #flows = new Map<string, Flow>();

  open(flow: Omit<Flow, 'id'>): Flow {
    const opened = { id: randomBytes(18).toString('base64url'), ...flow };
    this.#flows.set(opened.id, opened);
    const oldest = this.#flows.keys().next();
    if (this.#flows.size > KEPT && oldest.done !== true) this.#flows.delete(oldest.value);
    return opened;
  }

  get(id: string | null): Flow | undefined {
    return id === null ? undefined : this.#flows.get(id);
  }

  close(flow: Flow): void {
    this.#flows.delete(flow.id);
  }

  clear(): void {
    this.#flows.clear();
  }
}
