import type { ReactElement, Ref } from 'react';
import { t } from '../../../lib/i18n.ts';
import { type Agent, type ConnectionMethod, METHODS } from '../../../lib/storage/agent.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { ToolPermissions } from '../permissions/tool-permissions.tsx';
import { useTools } from '../permissions/use-tools.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import { TaskProgress } from '../task-progress.tsx';
import { setConnector } from './agent-changes.ts';
import { connectionWords, methodWords } from './agent-words.ts';

interface SalesforceCardProps {
  readonly agent: Agent;
  readonly salesforce: NonNullable<Agent['salesforce']>;
  readonly connections: readonly Connection[];
  readonly locked: boolean;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onChange: (change: (agent: Agent) => Agent) => void;
  readonly onRemove: () => void;
}

const AS_SET = 'as-set';
const BY_PAGE = 'by-page';

/** The connection and what may be done through it. */
export function SalesforceCard(props: SalesforceCardProps): ReactElement {
  const { agent, salesforce, connections, locked, heading, onChange, onRemove } = props;
  const { settings } = useSettings();
  const { tools, ask } = useTools();
  const method = salesforce.method ?? settings.connectionMethod;
  const chosen = connections.find(({ id }) => id === salesforce.connectionId);
  const isGone = salesforce.connectionId !== null && !chosen;
  const fitting = connections.filter((connection) => connection.method === method || connection === chosen);
  return (
    <article className="st-card" aria-labelledby="agent-salesforce">
      <header className="st-card-head">
        <Icon name="cloud" size={18} />
        <h3 id="agent-salesforce" ref={heading} tabIndex={-1}>
          {t('agents_connector_salesforce')}
        </h3>
        {!locked && (
          <div className="ag-remove">
            <ConfirmButton
              small
              label={t('agents_connector_remove')}
              icon="trash"
              question={t('agents_connector_remove_question', agent.name)}
              onConfirm={onRemove}
            />
          </div>
        )}
      </header>
      <div className="st-card-fields">
        <SelectField<ConnectionMethod | typeof AS_SET>
          label={t('agents_method')}
          value={salesforce.method ?? AS_SET}
          options={[
            { value: AS_SET, label: t('agents_method_as_set', methodWords(settings.connectionMethod)) },
            ...METHODS.map((each) => ({ value: each, label: methodWords(each) })),
          ]}
          disabled={locked}
          onValue={(value) =>
            // Which account it was goes with the method it belonged to.
            onChange(setConnector({ method: value === AS_SET ? null : value, connectionId: null }))
          }
          hint={t(`agents_method_${method}_hint`)}
        />
        <SelectField
          label={t('agents_connection')}
          value={salesforce.connectionId ?? BY_PAGE}
          options={[
            { value: BY_PAGE, label: t('agents_connection_by_page') },
            ...fitting.map((connection) => ({ value: connection.id, label: connectionWords(connection) })),
            ...(isGone ? [{ value: salesforce.connectionId ?? '', label: t('agents_connection_gone') }] : []),
          ]}
          disabled={locked}
          onValue={(value) => onChange(setConnector({ connectionId: value === BY_PAGE ? null : value }))}
          hint={
            isGone ? (
              <span className="st-warn-text">{t('agents_connection_gone_next')}</span>
            ) : fitting.length === 0 ? (
              <>
                {t('agents_connection_none')} <a href="#connections">{t('options_connections')}</a>
              </>
            ) : (
              t('agents_connection_hint')
            )
          }
        />
      </div>
      {tools.status === 'done' && (
        <ToolPermissions tools={tools.value} agent={agent} level={3} locked={locked} onChange={onChange} />
      )}
      {tools.status === 'failed' && (
        <ProblemNotice problem={tools.problem}>
          <Button small icon="refresh" onClick={ask}>
            {t('options_try_again')}
          </Button>
        </ProblemNotice>
      )}
      {(tools.status === 'idle' || tools.status === 'running') && (
        <TaskProgress>{t('options_loading')}</TaskProgress>
      )}
    </article>
  );
}
