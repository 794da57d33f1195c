import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ActionsContext, type PanelActions } from '../../../../../components/chat/panel-actions.ts';
import { type PanelSources, SourcesContext } from '../../../../../components/chat/panel-sources.ts';
import type { Connection } from '../../../../../lib/storage/connection.ts';
import { connection } from '../../../../demo/gallery/invented.ts';

const nothing = () => undefined;
const never = () => nothing;

const sources: PanelSources = {
  send: () => new Promise(nothing),
  watchConversations: never,
  watchRuns: never,
  readResult: async () => null,
  adminNote: async () => 'A note.',
  watchEndings: never,
  dismissEnding: nothing,
  watchConnections: never,
  watchSettings: never,
  watchAgents: never,
  watchStream: never,
  watchActivePage: never,
  watchPendingPage: never,
  readMemory: async () => ({ conversationId: null, draft: '', agentId: null }),
  writeMemory: nothing,
  openOptions: nothing,
};

function actions(change: Partial<Connection>): PanelActions {
  const changed = { ...connection, ...change };
  return {
    connectState: { step: 'idle' },
    canConnect: true,
    format: { locale: 'en-US', timeZone: 'UTC' },
    connections: [changed],
    connection: changed,
    connector: { method: 'own', connectionId: null },
    nothingSetUp: false,
    connect: nothing,
    stop: nothing,
    retry: nothing,
    openOptions: nothing,
    adminNote: async () => '',
  };
}

/** A part of the panel as HTML, as it is first drawn. */
export function inPanel(part: ReactElement, change: Partial<Connection> = {}): string {
  return renderToStaticMarkup(
    <SourcesContext value={sources}>
      <ActionsContext value={actions(change)}>{part}</ActionsContext>
    </SourcesContext>,
  );
}

/** Accessible names of the buttons, as far as their text or label says. */
export function buttonsIn(html: string): string[] {
  return [...html.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].map(([, attributes = '', inside = '']) => {
    const label = /aria-label="([^"]*)"/.exec(attributes)?.[1];
    return label ?? inside.replace(/<[^>]*>/g, '');
  });
}
