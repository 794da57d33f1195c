import { createContext, useContext } from 'react';
import type { Problem } from '../../lib/problem.ts';
import type { Connector } from '../../lib/storage/choose-connection.ts';
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
  readonly connections: readonly Connection[];
  /** The one that the next question goes to; undefined until it is known. */
  readonly connection: Connection | null | undefined;
  /** How the agent reaches Salesforce; null: not at all. */
  readonly connector: Connector | null;
  /** Neither a model nor a connection is there: the first-run page leads through both. */
  readonly nothingSetUp: boolean;
  /** With an id that account signs in again, else a new one. */
  connect(connectionId: string | null): void;
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
