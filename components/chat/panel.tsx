import './chat.css';
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { chooseConnection } from '../../lib/storage/choose-connection.ts';
import { useWatched } from '../ui/use-watched.ts';
import { Composer } from './composer.tsx';
import { ConversationMenu } from './conversation-menu.tsx';
import { EmptyState } from './empty-state.tsx';
import { Endings } from './endings.tsx';
import { Header } from './header.tsx';
import { ModelLabel } from './model-label.tsx';
import { PageChip } from './page-chip.tsx';
import { ActionsContext } from './panel-actions.ts';
import { type PanelSources, SourcesContext } from './panel-sources.ts';
import { ProblemCard } from './problem-card.tsx';
import { RunAnnouncer } from './run-announcer.tsx';
import { isUnderWay } from './run-state.ts';
import { StreamedText } from './streamed-text.ts';
import { Thread } from './thread.tsx';
import { useAsk } from './use-ask.ts';
import { useConversation } from './use-conversation.ts';
import { usePage } from './use-page.ts';
import { usePanelActions } from './use-panel-actions.ts';
import { StreamContext } from './use-turn-text.ts';

/** The chat panel. Everything it knows and does goes through `sources`. */
export function Panel({ sources }: { sources: PanelSources }): ReactElement {
  const connections = useWatched(sources.watchConnections);
  const conversations = useWatched(sources.watchConversations);
  const settings = useWatched(sources.watchSettings);
  const { id, runs, ready, draft, setDraft, open } = useConversation(sources);
  const { page, attached, pinned, remove, attach, sent } = usePage(sources);
  const giveBack = useCallback((text: string) => setDraft(text), [setDraft]);
  const { pending, ask } = useAsk(sources, id, runs, giveBack);
  const input = useRef<HTMLTextAreaElement>(null);
  const stream = useStream(sources);

  const context = page?.context ?? null;
  const begunIn = runs.findLast(({ org }) => org !== null)?.org ?? null;
  // As the background chooses it for the next question.
  const connection = useMemo(
    () => connections && chooseConnection(connections, attached ? context : null, begunIn),
    [connections, attached, context, begunIn],
  );
  const { actions, failure } = usePanelActions(sources, { settings, connection, connections });

  const underWay = runs.findLast(isUnderWay);
  const last = runs.at(-1);
  const agentName = last?.agent.name ?? t('agent_default_name');
  const submit = (text: string) => {
    ask(text, attached ? (page ?? null) : null, pinned ? 'context_menu' : 'chat');
    sent();
    setDraft('');
    input.current?.focus();
  };
  const newChat = () => {
    open(null);
    input.current?.focus();
  };
  const provider = settings?.providers.find(({ id: providerId }) => providerId === settings.activeProviderId);

  return (
    <SourcesContext value={sources}>
      <ActionsContext value={actions}>
        <StreamContext value={stream}>
          <div className="chat">
            <Header agentName={agentName} connection={connection} onNewChat={newChat}>
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
              {runs.length > 0 || pending ? (
                <Thread key={`thread ${id}`} runs={runs} pending={pending} />
              ) : (
                ready && (
                  <EmptyState
                    agentName={agentName}
                    page={attached ? context : null}
                    connection={connection}
                    hasModel={settings && provider !== undefined}
                    onAsk={submit}
                  />
                )
              )}
              {failure && (
                <div className="chat-failure">
                  <ProblemCard problem={failure} runId={null} />
                </div>
              )}
              <RunAnnouncer key={`status ${id}`} run={last} />
              <Composer
                text={draft}
                onText={setDraft}
                onSend={() => submit(draft.trim())}
                onStop={underWay ? () => actions.stop(underWay.id) : null}
                waits={underWay?.status === 'awaiting_approval'}
                inputRef={input}
                context={
                  <PageChip
                    page={page}
                    attached={attached}
                    connection={connection}
                    onRemove={remove}
                    onAttach={attach}
                  />
                }
                foot={<ModelLabel settings={settings} />}
              />
            </main>
          </div>
        </StreamContext>
      </ActionsContext>
    </SourcesContext>
  );
}

function useStream({ watchStream }: PanelSources): StreamedText {
  const [stream] = useState(() => new StreamedText((flush) => requestAnimationFrame(flush)));
  useEffect(() => watchStream((event) => stream.take(event)), [watchStream, stream]);
  return stream;
}
