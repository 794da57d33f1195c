import './chat.css';
import { lazy, type ReactElement, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Agent } from '../../lib/storage/agent.ts';
import { DEFAULT_AGENT_ID } from '../../lib/storage/agents.ts';
import { chooseConnection, connectorInForce } from '../../lib/storage/choose-connection.ts';
import { useWatched } from '../ui/use-watched.ts';
import { AgentPicker } from './agent-picker.tsx';
import { Composer } from './composer.tsx';
import { ConnectionLabel, NoConnector } from './connection-label.tsx';
import { ConversationMenu } from './conversation-menu.tsx';
import { EmptyState } from './empty-state.tsx';
import { Endings } from './endings.tsx';
import { Header } from './header.tsx';
import { modelInForce } from './model-in-force.ts';
import { ModelLabel } from './model-label.tsx';
import { notNow } from './not-now.ts';
import { PageChip } from './page-chip.tsx';
import { ActionsContext } from './panel-actions.ts';
import { type PanelSources, SourcesContext } from './panel-sources.ts';
import { ProblemCard } from './problem-card.tsx';
import { RunAnnouncer } from './run-announcer.tsx';
import { isUnderWay } from './run-state.ts';
import { StreamedText } from './streamed-text.ts';
import { useAsk } from './use-ask.ts';
import { useConversation } from './use-conversation.ts';
import { useCurrentAgent } from './use-current-agent.ts';
import { usePage } from './use-page.ts';
import { usePanelActions } from './use-panel-actions.ts';
import { useThread } from './use-thread.ts';
import { StreamContext } from './use-turn-text.ts';

const AgentGone = lazy(() => import('./agent-gone.tsx'));

/** The chat panel. Everything it knows and does goes through `sources`. */
export function Panel({ sources }: { sources: PanelSources }): ReactElement {
  const connections = useWatched(sources.watchConnections);
  const conversations = useWatched(sources.watchConversations);
  const settings = useWatched(sources.watchSettings);
  const agents = useWatched(sources.watchAgents);
  const chat = useConversation(sources);
  const { id, runs, ready, draft, setDraft, chooseAgent, open } = chat;
  const { page, attached, pinned, remove, attach, sent } = usePage(sources);
  const giveBack = useCallback((text: string) => setDraft(text), [setDraft]);
  const { pending, ask } = useAsk(sources, id, runs, giveBack);
  const input = useRef<HTMLTextAreaElement>(null);
  const stream = useStream(sources);
  const Thread = useThread();

  const current = useCurrentAgent(agents, chat);
  const agent = current?.agent ?? null;
  // Of an agent that is no more nobody knows; its chat is shown as any other.
  const salesforce = agent ? agent.salesforce : ANY;
  const connector = useMemo(
    () => settings && connectorInForce(salesforce, settings.connectionMethod),
    [salesforce, settings],
  );
  const context = page?.context ?? null;
  const begunIn = runs.findLast(({ org }) => org !== null)?.org ?? null;
  // As the background chooses it for the next question.
  const connection = useMemo(() => {
    if (!connections || connector === undefined) return undefined;
    return chooseConnection(connections, attached ? context : null, begunIn, connector);
  }, [connections, attached, context, begunIn, connector]);
  const { actions, failure } = usePanelActions(sources, {
    settings,
    connection,
    connections,
    connector: connector ?? null,
  });
  const model = useMemo(() => settings && modelInForce(agent, settings), [agent, settings]);

  const underWay = runs.findLast(isUnderWay);
  const inChat = runs.length > 0 || pending !== null;
  const withPage = attached && salesforce !== null;
  const submit = (text: string) => {
    // Nobody is faster than the reading of the agents; a program might be.
    ask(
      text,
      withPage ? (page ?? null) : null,
      withPage && pinned ? 'context_menu' : 'chat',
      agent?.id ?? DEFAULT_AGENT_ID,
    );
    sent();
    setDraft('');
    input.current?.focus();
  };
  const newChat = () => {
    open(null);
    input.current?.focus();
  };
  const pickAgent = (picked: string) => {
    chooseAgent(picked);
    // A chat stays with the agent it began with.
    if (inChat && picked !== agent?.id) open(null);
    input.current?.focus();
  };

  return (
    <SourcesContext value={sources}>
      <ActionsContext value={actions}>
        <StreamContext value={stream}>
          <div className="chat">
            <Header
              agent={
                current && (
                  <AgentPicker agents={agents ?? []} current={current} inChat={inChat} onPick={pickAgent} />
                )
              }
              connection={salesforce ? <ConnectionLabel /> : <NoConnector />}
              onNewChat={newChat}
            >
              <ConversationMenu
                conversations={conversations ?? []}
                currentId={id}
                locale={actions.format.locale}
                onPick={open}
                onDelete={(deleted) => {
                  void sources.send('deleteConversation', { conversationId: deleted });
                  newChat();
                }}
              />
            </Header>
            <main className="chat-main">
              <Endings />
              {inChat
                ? Thread && <Thread key={`thread ${id}`} runs={runs} pending={pending} />
                : ready &&
                  agent && (
                    <EmptyState
                      agent={agent}
                      page={withPage ? context : null}
                      hasModel={settings && model !== null}
                      onAsk={submit}
                    />
                  )}
              {failure && (
                <div className="chat-failure">
                  <ProblemCard problem={failure} run={null} />
                </div>
              )}
              {current && !agent && (
                <Suspense fallback={null}>
                  <AgentGone
                    name={inChat ? current.name : null}
                    other={(agents ?? []).find((other) => other.id === chat.agentId) ?? agents?.[0]}
                    onGoOn={pickAgent}
                  />
                </Suspense>
              )}
              <RunAnnouncer key={`status ${id}`} run={runs.at(-1)} />
              <Composer
                text={draft}
                onText={setDraft}
                onSend={() => submit(draft.trim())}
                onStop={underWay ? () => actions.stop(underWay.id) : null}
                notNow={notNow(underWay, current, agents?.length !== 0)}
                inputRef={input}
                context={
                  salesforce && (
                    <PageChip
                      page={page}
                      attached={attached}
                      connection={connection}
                      onRemove={remove}
                      onAttach={attach}
                    />
                  )
                }
                foot={model !== undefined && <ModelLabel model={model} ofAgent={Boolean(agent?.model)} />}
              />
            </main>
          </div>
        </StreamContext>
      </ActionsContext>
    </SourcesContext>
  );
}

const ANY: Agent['salesforce'] = { method: null, connectionId: null };

function useStream({ watchStream }: PanelSources): StreamedText {
  const [stream] = useState(() => new StreamedText((flush) => requestAnimationFrame(flush)));
  useEffect(() => watchStream((event) => stream.take(event)), [watchStream, stream]);
  return stream;
}
