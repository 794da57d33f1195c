import { type ReactElement, useRef } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { AGENT_FILE_LIMIT, type AgentFileFault, readAgentFile } from '../../../lib/storage/agent-file.ts';
import { AGENTS_LIMIT } from '../../../lib/storage/agents.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { numberWords } from '../number-words.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import { TaskProgress } from '../task-progress.tsx';
import { useTask } from '../use-task.ts';
import { type Coming, planImport } from './import-plan.ts';
import { ImportPreview } from './import-preview.tsx';
import { saving } from './saving.ts';

interface ImportAgentsProps {
  /** Names that are taken. */
  readonly names: readonly string[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onImported: (added: readonly Agent[]) => void;
}

type Read =
  | { readonly ok: true; readonly coming: readonly Coming[]; readonly from: string }
  | { readonly ok: false; readonly fault: AgentFileFault; readonly at: number | null };

/** A file of agents is looked through first; nothing of it is here before the user says so, and then all of it. */
export function ImportAgents({ names, open, onOpen, onImported }: ImportAgentsProps): ReactElement {
  const { sources, settings } = useSettings();
  const file = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const reading = useTask<Read>();
  const adding = useTask<null>();

  const read = (chosen: File) => {
    adding.clear();
    onOpen(true);
    void reading.run(async () => {
      // Looked at before it is read: nobody's agents are that many bytes.
      if (chosen.size > AGENT_FILE_LIMIT * 3) return { ok: false, fault: 'huge', at: null };
      const [text, { tools }] = await Promise.all([chosen.text(), sources.send('listTools', null)]);
      const found = readAgentFile(text);
      if (!found.ok) return found;
      const here = { names, providers: settings.providers, tools, newId: () => crypto.randomUUID() };
      return { ok: true, coming: planImport(found.agents, here), from: chosen.name };
    });
  };
  const cancel = () => {
    reading.clear();
    adding.clear();
    onOpen(false);
    button.current?.focus();
  };
  const add = (agents: readonly Agent[]) =>
    void adding.run(async () => {
      await saving(() => sources.agents.add(agents, null));
      reading.clear();
      onImported(agents);
      return null;
    });
  const { state } = reading;
  return (
    <>
      <Button icon="upload" ref={button} onClick={() => file.current?.click()}>
        {t('agents_import')}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('agents_import')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) read(chosen);
          // The same file can be chosen again once it was mended.
          target.value = '';
        }}
      />
      {open && (
        <div className="ag-import">
          {state.status === 'running' && <TaskProgress>{t('agents_reading')}</TaskProgress>}
          {state.status === 'failed' && <ProblemNotice problem={state.problem} />}
          {state.status === 'done' && !state.value.ok && (
            <Notice tone="danger" icon="alert" role="alert" title={t('agents_not_imported')}>
              <p>{faultWords(state.value.fault, state.value.at)}</p>
            </Notice>
          )}
          {state.status === 'done' && state.value.ok && (
            <ImportPreview
              from={state.value.from}
              coming={state.value.coming}
              busy={adding.state.status === 'running'}
              onAdd={add}
              onCancel={cancel}
            />
          )}
          {adding.state.status === 'failed' && <ProblemNotice problem={adding.state.problem} />}
        </div>
      )}
    </>
  );
}

function faultWords(fault: AgentFileFault, at: number | null): string {
  if (fault === 'damaged')
    return at === null ? t('agents_file_damaged') : t('agents_file_damaged_at', numberWords(at));
  return fault === 'too_many' ? tn('agents_file_too_many', AGENTS_LIMIT) : t(`agents_file_${fault}`);
}
