import { type ReactElement, useEffect, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { INSTRUCTIONS_LIMIT } from '../../../lib/storage/agent.ts';
import { isOfPolicy } from '../../../lib/storage/agents.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { numberWords } from '../number-words.ts';
import { type EditedAgent, useAgent } from '../permissions/use-agent.ts';
import { SaveStatus } from '../save-status.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useDraftOf } from '../use-draft.ts';
import { setIcon, setInstructions, setName } from './agent-changes.ts';
import { checkInstructions, checkName } from './agent-checks.ts';
import { AgentGone } from './agent-gone.tsx';
import { BackLink } from './back-link.tsx';
import { Connectors } from './connectors.tsx';
import { IconChoice } from './icon-choice.tsx';
import { ModelChoice } from './model-choice.tsx';
import { Starters } from './starters.tsx';

interface AgentEditorProps {
  readonly id: string;
  /** It was made a moment ago: go on with its name. */
  readonly isNew: boolean;
  readonly connections: readonly Connection[];
}

export function AgentEditor({ id, isNew, connections }: AgentEditorProps): ReactElement {
  const edited = useAgent(id);
  const { agent } = edited;
  const name = agent?.name;
  useEffect(() => {
    if (name === undefined) return;
    document.title = t('options_document_title', name);
    return () => {
      document.title = t('options_document_title', t('agents_title'));
    };
  }, [name]);
  if (agent === null) return <AgentGone />;
  if (agent === undefined) {
    return (
      <p className="st-progress">
        <Spinner />
        {t('options_loading')}
      </p>
    );
  }
  return <Editor edited={{ ...edited, agent }} isNew={isNew} connections={connections} />;
}

interface EditorProps {
  readonly edited: EditedAgent & { readonly agent: Agent };
  readonly isNew: boolean;
  readonly connections: readonly Connection[];
}

function Editor({ edited, isNew, connections }: EditorProps): ReactElement {
  const { agent, saver, change } = edited;
  const locked = isOfPolicy(agent.id);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useDraftOf<Agent>(saver, {
    field: 'name',
    saved: agent.name,
    check: checkName,
    change: setName,
  });
  const instructions = useDraftOf<Agent, HTMLTextAreaElement>(saver, {
    field: 'instructions',
    saved: agent.instructions,
    check: checkInstructions,
    change: setInstructions,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened
  useEffect(() => {
    if (!isNew) return heading.current?.focus();
    name.ref.current?.focus();
    name.ref.current?.select();
  }, []);
  return (
    <div className="ag-editor">
      <BackLink />
      <header className="ag-head">
        <span className="ag-tile ag-tile-large">
          <Icon name={agent.icon} size={24} />
        </span>
        <h2 ref={heading} tabIndex={-1}>
          {agent.name}
        </h2>
        {locked && <SetByOrganisation />}
      </header>
      {locked && <p className="st-section-lead">{t('agents_locked')}</p>}
      <div className="st-form">
        <TextField
          label={t('agents_name')}
          ref={name.ref}
          value={name.value}
          onValue={name.onValue}
          onBlur={name.onBlur}
          error={name.error}
          readOnly={locked}
          hint={t('agents_name_hint')}
        />
        <IconChoice chosen={agent.icon} locked={locked} onChoose={(icon) => change(setIcon(icon))} />
        <TextArea
          label={t('agents_instructions')}
          ref={instructions.ref}
          value={instructions.value}
          onValue={instructions.onValue}
          onBlur={instructions.onBlur}
          error={instructions.error}
          readOnly={locked}
          rows={8}
          hint={t(
            'agents_instructions_hint',
            numberWords(instructions.value.length),
            numberWords(INSTRUCTIONS_LIMIT),
          )}
        />
      </div>
      <ModelChoice agent={agent} saver={saver} locked={locked} onChange={change} />
      <Starters starters={agent.starters} saver={saver} locked={locked} />
      <Connectors agent={agent} connections={connections} locked={locked} onChange={change} />
      <SaveStatus saver={saver} />
    </div>
  );
}
