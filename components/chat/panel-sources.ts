import { createContext, useContext } from 'react';
import type { Input, Output, RequestName, StreamEvent } from '../../lib/messaging/protocol.ts';
import type { Problem } from '../../lib/problem.ts';
import type { Agent } from '../../lib/storage/agent.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import type { Conversation } from '../../lib/storage/conversation.ts';
import type { Ending } from '../../lib/storage/pending-step.ts';
import type { Result } from '../../lib/storage/result.ts';
import type { PageContext, Run } from '../../lib/storage/run.ts';
import type { Settings } from '../../lib/storage/settings.ts';

export type Stop = () => void;

/** A Salesforce page that can go with a question. */
export interface OpenPage {
  readonly url: string;
  readonly title: string;
  readonly context: PageContext;
}

/** What has to outlive the panel's closing: it stays in memory, with the browser session. */
export interface PanelMemory {
  readonly conversationId: string | null;
  readonly draft: string;
  /** Who was chosen to answer; null: nobody was, and the first does. */
  readonly agentId: string | null;
}

/** Where the options page opens; null: where it opens by itself. */
export type OptionsSection =
  | 'agents'
  | 'connections'
  | 'models'
  | 'usage'
  | 'welcome'
  | 'trouble'
  /** The page on one error of signing in, by the code of its Problem. */
  | `trouble/${string}`
  | null;

/**
 * Everything the panel sees and does beyond its own pixels. The entrypoint hands in the real ones; tests and the
 * gallery hand in theirs. Each `watch…` calls back with what is there now, then at every change, and returns the way
 * to stop.
 */
export interface PanelSources {
  send<K extends RequestName>(name: K, input: Input<K>): Promise<Output<K>>;
  watchConversations(onChange: (conversations: readonly Conversation[]) => void): Stop;
  /** In order of asking; an unchanged run is the same object as before. */
  watchRuns(conversationId: string, onChange: (runs: readonly Run[]) => void): Stop;
  readResult(conversationId: string, ref: string): Promise<Result | null>;
  /** Writes that ended with the browser, until they were read of. */
  watchEndings(onChange: (endings: readonly Ending[]) => void): Stop;
  dismissEnding(stepId: string): void;
  watchConnections(onChange: (connections: readonly Connection[]) => void): Stop;
  watchSettings(onChange: (settings: Settings) => void): Stop;
  /** In the order of the picker. */
  watchAgents(onChange: (agents: readonly Agent[]) => void): Stop;
  watchStream(onEvent: (event: StreamEvent) => void): Stop;
  /** The Salesforce page in front; null where there is none. */
  watchActivePage(onChange: (page: OpenPage | null) => void): Stop;
  /** A page attached from the context menu. */
  watchPendingPage(onPage: (page: OpenPage) => void): Stop;
  readMemory(): Promise<PanelMemory>;
  writeMemory(memory: PanelMemory): void;
  /** The problem as a message to whoever administers the org: what to do in Setup, and the app's exact values. */
  adminNote(problem: Problem): Promise<string>;
  openOptions(section: OptionsSection): void;
}

export const SourcesContext = createContext<PanelSources | null>(null);

export function useSources(): PanelSources {
  const sources = useContext(SourcesContext);
  if (!sources) throw new Error('The chat panel was drawn without its sources.');
  return sources;
}
