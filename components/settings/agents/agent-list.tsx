import { type ReactElement, useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { agentFile } from '../../../lib/storage/agent-file.ts';
import { type AgentPresetId, agentFromPreset } from '../../../lib/storage/agent-presets.ts';
import { isOfPolicy } from '../../../lib/storage/agents.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { saveTextFile } from '../../ui/save-text-file.ts';
import { numberWords } from '../number-words.ts';
import { useTools } from '../permissions/use-tools.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import { useTask } from '../use-task.ts';
import { AgentCard } from './agent-card.tsx';
import { fileName } from './file-name.ts';
import { freeName } from './free-name.ts';
import { ImportAgents } from './import-agents.tsx';
import { NewAgent } from './new-agent.tsx';
import { saving } from './saving.ts';
import { useRefs } from './use-refs.ts';

interface AgentListProps {
  readonly agents: readonly Agent[];
  readonly connections: readonly Connection[];
  /** The one that was edited just now. */
  readonly cameFrom: string | null;
  /** To go on with, once it is there. */
  readonly onMade: (id: string) => void;
}

export function AgentList({ agents, connections, cameFrom, onMade }: AgentListProps): ReactElement {
  const { sources, settings, policy } = useSettings();
  const { tools, ask } = useTools();
  const work = useTask<null>();
  const [said, setSaid] = useState('');
  const [open, setOpen] = useState<'new' | 'import' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const refs = useRefs();
  const own = agents.filter(({ id }) => !isOfPolicy(id));
  const names = agents.map(({ name }) => name);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the reader comes back
  useEffect(() => {
    if (cameFrom) (refs.get(`name/${cameFrom}`) ?? heading.current)?.focus();
  }, [cameFrom]);

  /** The button that was pressed may be out of use at the end of the list: then the other one of the two goes on. */
  const toMove = useRef<{ id: string; way: 'up' | 'down' } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the order that was asked for is there
  useEffect(() => {
    const moved = toMove.current;
    toMove.current = null;
    if (!moved) return;
    const pressed = refs.get(`${moved.way}/${moved.id}`);
    const other = refs.get(`${moved.way === 'up' ? 'down' : 'up'}/${moved.id}`);
    (pressed instanceof HTMLButtonElement && pressed.disabled ? other : pressed)?.focus();
  }, [agents]);

  const move = (agent: Agent, way: 'up' | 'down') => {
    const by = way === 'up' ? -1 : 1;
    const place = own.indexOf(agent) + 1 + by;
    toMove.current = { id: agent.id, way };
    void work.run(async () => {
      await saving(() => sources.agents.move(agent.id, by));
      setSaid(t('agents_moved', agent.name, numberWords(place), numberWords(own.length)));
      return null;
    });
  };
  const duplicate = (agent: Agent) =>
    void work.run(async () => {
      const copy = {
        ...agent,
        id: crypto.randomUUID(),
        name: freeName(t('agents_copy_of', agent.name), names),
      };
      await saving(() => sources.agents.add([copy], agent.id));
      onMade(copy.id);
      return null;
    });
  const remove = (agent: Agent) => {
    const next = own[own.indexOf(agent) + 1] ?? own[own.indexOf(agent) - 1];
    void work.run(async () => {
      await saving(() => sources.agents.remove(agent.id));
      setSaid(t('agents_deleted', agent.name));
      return null;
    });
    (next ? refs.get(`name/${next.id}`) : heading.current)?.focus();
  };
  const make = (preset: AgentPresetId) =>
    void work.run(async () => {
      const fresh = agentFromPreset(preset, crypto.randomUUID());
      const name = freeName(preset === 'blank' ? t('agents_new_name') : fresh.name, names);
      await saving(() => sources.agents.add([{ ...fresh, name }], null));
      onMade(fresh.id);
      return null;
    });
  const save = (name: string, which: readonly Agent[]) => {
    saveTextFile(fileName(name), agentFile(which, settings.providers));
    setSaid(t('agents_exported', fileName(name)));
  };

  return (
    <>
      <div className="ag-actions">
        {policy.ownAgents ? (
          <>
            <Button
              look="primary"
              icon="plus"
              aria-expanded={open === 'new'}
              onClick={() => setOpen(open === 'new' ? null : 'new')}
            >
              {t('agents_new')}
            </Button>
            <ImportAgents
              open={open === 'import'}
              onOpen={(isOpen) => setOpen(isOpen ? 'import' : null)}
              names={names}
              onImported={(added) => {
                setOpen(null);
                setSaid(t('agents_imported', added.map(({ name }) => name).join(', ')));
                heading.current?.focus();
              }}
            />
          </>
        ) : (
          <SetByOrganisation />
        )}
        {own.length > 0 && (
          <Button icon="download" onClick={() => save(t('agents_file_all'), own)}>
            {t('agents_export')}
          </Button>
        )}
      </div>
      {open === 'new' && <NewAgent onChoose={make} onCancel={() => setOpen(null)} />}
      {work.state.status === 'failed' && <ProblemNotice problem={work.state.problem} />}
      {tools.status === 'failed' && (
        <ProblemNotice problem={tools.problem}>
          <Button small icon="refresh" onClick={ask}>
            {t('options_try_again')}
          </Button>
        </ProblemNotice>
      )}
      <section className="st-section" aria-labelledby="agents-list">
        <h2 id="agents-list" ref={heading} tabIndex={-1}>
          {t('agents_list')}
        </h2>
        <p className="st-section-lead">{t('agents_list_lead')}</p>
        <ul className="ag-list">
          {agents.map((agent) => (
            <li key={agent.id}>
              <AgentCard
                agent={agent}
                place={own.indexOf(agent)}
                places={own.length}
                connections={connections}
                tools={tools.status === 'done' ? tools.value : null}
                refs={refs}
                onMove={(way) => move(agent, way)}
                onDuplicate={() => duplicate(agent)}
                onExport={() => save(agent.name, [agent])}
                onDelete={() => remove(agent)}
              />
            </li>
          ))}
        </ul>
        <p className="ui-hidden" role="status">
          {said}
        </p>
      </section>
    </>
  );
}
