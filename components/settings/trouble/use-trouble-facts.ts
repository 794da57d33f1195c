import { useSyncExternalStore } from 'react';
import type { Connection } from '../../../lib/storage/connection.ts';
import { useWatched } from '../../ui/use-watched.ts';
import { useCallbackAddress } from '../connections/use-callback-address.ts';
import { useSettings } from '../settings-context.ts';
import type { SignInFacts } from '../settings-sources.ts';

interface TroubleFacts {
  readonly facts: SignInFacts;
  /** Whose values they are; null: those of the form. */
  readonly connection: Connection | null;
}

/** The app that the error is about: that of the connection that the address names, else that of the form. */
export function useTroubleFacts(): TroubleFacts {
  const { settings, sources } = useSettings();
  const connections = useWatched(sources.watchConnections) ?? [];
  const address = useCallbackAddress();
  const callback = address.status === 'done' ? address.value : '';
  const hash = useSyncExternalStore(
    onHash,
    () => location.hash,
    () => '',
  );
  const about = aboutOf(hash);
  const connection = connections.find((each) => each.id === about.connection) ?? null;
  const facts = factsOf(connection ?? settings.signIn, callback);
  return { facts: about.account ? { ...facts, account: about.account } : facts, connection };
}

/** `#trouble/sign_in_denied?connection=00D…-005…` → whom and what it is about. */
export function aboutOf(hash: string): { connection: string | null; account: string | null } {
  const query = new URLSearchParams(hash.slice(hash.indexOf('?') + 1 || hash.length));
  return { connection: query.get('connection'), account: query.get('account') };
}

type App = Pick<Connection, 'consumerKey' | 'loginUrl' | 'scopes'> &
  Partial<Pick<Connection, 'credential' | 'username'>>;

export function factsOf(
  { consumerKey, loginUrl, scopes, credential, username }: App,
  callback: string,
): SignInFacts {
  const app = { consumerKey, loginUrl, scopes, callback };
  return credential === 'private_key' && username ? { ...app, account: username } : app;
}

function onHash(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
}
