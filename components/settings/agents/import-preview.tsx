import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Disclosure } from '../disclosure.tsx';
import { permissionWords, toolTitle } from '../permissions/permission-words.ts';
import { useTools } from '../permissions/use-tools.ts';
import { useSettings } from '../settings-context.ts';
import { changesWords, listWords, modelWords } from './agent-words.ts';
import { asInFile, type Coming } from './import-plan.ts';

interface ImportPreviewProps {
  /** The name of the file. */
  readonly from: string;
  readonly coming: readonly Coming[];
  readonly busy: boolean;
  readonly onAdd: (agents: readonly Agent[]) => void;
  readonly onCancel: () => void;
}

/** What a file brings, before it is here. What it loosens is the choice of whoever wrote it, so it is asked for. */
export function ImportPreview({ from, coming, busy, onAdd, onCancel }: ImportPreviewProps): ReactElement {
  const { tools } = useTools();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [agreed, setAgreed] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const loosens = coming.some(({ loosened }) => loosened.length > 0);
  return (
    <section
      className="st-form"
      aria-labelledby={id}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {tn('agents_import_title', coming.length)}
      </h2>
      <p className="st-section-lead">{t('agents_import_lead', from)}</p>
      <ul className="ag-coming">
        {coming.map((each) => (
          <li key={each.agent.id}>
            <ComingAgent
              coming={each}
              agent={agreed ? asInFile(each) : each.agent}
              tools={tools.status === 'done' ? tools.value : null}
            />
          </li>
        ))}
      </ul>
      {loosens && (
        <Notice tone="warn" icon="shield" title={t('agents_import_loosens')}>
          <p>{t('agents_import_loosens_next')}</p>
          <label className="ag-agree">
            <input type="checkbox" checked={agreed} onChange={({ target }) => setAgreed(target.checked)} />
            {t('agents_import_agree')}
          </label>
        </Notice>
      )}
      <div className="ui-actions">
        <Button
          look="primary"
          disabled={busy}
          onClick={() => onAdd(coming.map((each) => (agreed ? asInFile(each) : each.agent)))}
        >
          {tn('agents_import_add', coming.length)}
        </Button>
        <Button onClick={onCancel}>{t('agents_cancel')}</Button>
      </div>
    </section>
  );
}

interface ComingAgentProps {
  readonly coming: Coming;
  /** As it would be added. */
  readonly agent: Agent;
  readonly tools: readonly ToolFacts[] | null;
}

function ComingAgent({ coming, agent, tools }: ComingAgentProps): ReactElement {
  const { settings, policy } = useSettings();
  const heading = useId();
  const { loosened, renamedFrom, modelMissing } = coming;
  return (
    <article className="ag-card" aria-labelledby={heading}>
      <span className="ag-tile">
        <Icon name={agent.icon} size={20} />
      </span>
      <div className="ag-about">
        <h3 id={heading}>{agent.name}</h3>
        {renamedFrom !== null && <p className="st-note">{t('agents_import_renamed', renamedFrom)}</p>}
        <p className="ag-changes">
          {modelMissing
            ? t('agents_import_model', modelMissing.model, modelMissing.provider)
            : t('agents_import_answers', modelWords(agent, settings))}
        </p>
        <p className="ag-changes">{tools ? changesWords(agent, tools, policy) : '…'}</p>
        {loosened.map(({ tool, wanted }) => (
          <p key={tool.name} className="ag-changes ag-loosened">
            {t(
              'agents_import_wants',
              toolTitle(tool.name),
              permissionWords(wanted),
              permissionWords(tool.defaultPermission),
            )}
          </p>
        ))}
        <Disclosure title={t('agents_import_instructions')}>
          {agent.instructions ? (
            <p className="ag-instructions">{agent.instructions}</p>
          ) : (
            <p>{t('agents_import_no_instructions')}</p>
          )}
          {agent.starters.length > 0 && (
            <p>{t('agents_import_starters', listWords(agent.starters.map((starter) => `“${starter}”`)))}</p>
          )}
        </Disclosure>
      </div>
    </article>
  );
}
