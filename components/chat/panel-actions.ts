import { createContext, useContext } from 'react';
import type { Problem } from '../../lib/problem.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import type { OptionsSection } from './panel-sources.ts';
import type { UserFormat } from './user-format.ts';

/** How far signing in has come. */
export type ConnectState =
  | { readonly step: 'idle' }
  | { readonly step: 'waiting' }
  | { readonly step: 'failed'; readonly problem: Problem };

/** What every part of the panel can do, and knows; it changes rarely, so that runs are not drawn again for it. */
export interface PanelActions {
  readonly connectState: ConnectState;
  /** Whether there is a consumer key to sign in with; undefined until the settings were read. */
  readonly canConnect: boolean | undefined;
  readonly format: UserFormat;
  /** What kind of org a connection leads to; `unknown` where the connection is gone. */
  orgKind(connectionId: string): Connection['kind'];
  connect(): void;
  stop(runId: string): void;
  retry(runId: string): void;
  openOptions(section: OptionsSection): void;
  /** The problem as a message to an administrator. */
  adminNote(problem: Problem): Promise<string>;
}

export const ActionsContext = createContext<PanelActions | null>(null);

export function useActions(): PanelActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('A part of the chat panel was drawn outside of it.');
  return actions;
}
