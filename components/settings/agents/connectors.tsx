import { type ReactElement, useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { addConnector, removeConnector } from './agent-changes.ts';
import { SalesforceCard } from './salesforce-card.tsx';

interface ConnectorsProps {
  readonly agent: Agent;
  readonly connections: readonly Connection[];
  readonly locked: boolean;
  readonly onChange: (change: (agent: Agent) => Agent) => void;
}

/** What the agent reaches beside the model. There is one kind as yet. */
export function Connectors({ agent, connections, locked, onChange }: ConnectorsProps): ReactElement {
  const [choosing, setChoosing] = useState(false);
  const adder = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLHeadingElement>(null);
  const choice = useRef<HTMLButtonElement>(null);
  const there = agent.salesforce !== null;
  const added = useRef(false);

  useEffect(() => {
    if (choosing) choice.current?.focus();
  }, [choosing]);
  useEffect(() => {
    if (there && added.current) card.current?.focus();
    added.current = false;
  }, [there]);

  const close = () => {
    setChoosing(false);
    adder.current?.focus();
  };
  const add = () => {
    added.current = true;
    setChoosing(false);
    onChange(addConnector);
  };
  return (
    <section className="st-section" aria-labelledby="agent-connectors">
      <h2 id="agent-connectors">{t('agents_connectors')}</h2>
      <p className="st-section-lead">{t('agents_connectors_lead')}</p>
      {!there && <p className="ag-none">{t('agents_connectors_none')}</p>}
      {agent.salesforce && (
        <SalesforceCard
          agent={agent}
          salesforce={agent.salesforce}
          connections={connections}
          locked={locked}
          heading={card}
          onChange={onChange}
          onRemove={() => {
            adder.current?.focus();
            onChange(removeConnector);
          }}
        />
      )}
      {!locked && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the key is for the buttons within
        <div
          className="ag-add-connector"
          onKeyDown={(event) => event.key === 'Escape' && choosing && close()}
        >
          <Button
            icon="plus"
            ref={adder}
            aria-expanded={choosing}
            aria-controls={choosing ? 'agent-connector-choices' : undefined}
            onClick={() => setChoosing(!choosing)}
          >
            {t('agents_connector_add')}
          </Button>
          {choosing && (
            <ul className="ag-presets" id="agent-connector-choices" aria-label={t('agents_connector_add')}>
              <li className={there ? 'ag-preset ag-preset-there' : 'ag-preset'}>
                <span className="ag-tile">
                  <Icon name="cloud" size={20} />
                </span>
                <button
                  type="button"
                  ref={choice}
                  aria-describedby="agent-connector-about"
                  aria-disabled={there}
                  onClick={() => !there && add()}
                >
                  {t('agents_connector_salesforce')}
                </button>
                <p id="agent-connector-about">
                  {t(there ? 'agents_connector_there' : 'agents_connector_about')}
                </p>
              </li>
            </ul>
          )}
        </div>
      )}
    </section>
  );
}
