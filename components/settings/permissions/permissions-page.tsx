import './permissions.css';
import { type ReactElement, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import { isOfPolicy } from '../../../lib/storage/agents.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useWatched } from '../../ui/use-watched.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { usePlace } from '../route.ts';
import { SaveStatus } from '../save-status.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import { ToolPermissions } from './tool-permissions.tsx';
import { useAgent } from './use-agent.ts';
import { useTools } from './use-tools.ts';

export function PermissionsPage(): ReactElement {
  const { sources } = useSettings();
  const agents = useWatched(sources.agents.watch);
  const place = usePlace();
  const { tools, ask } = useTools();
  const [chosen, setChosen] = useState<string | null>(null);

  if (tools.status === 'failed') {
    return (
      <ProblemNotice problem={tools.problem}>
        <Button small icon="refresh" onClick={ask}>
          {t('options_try_again')}
        </Button>
      </ProblemNotice>
    );
  }
  if (tools.status !== 'done' || !agents) return <Loading />;
  // One that is gone by now leaves the first in its place.
  const agent = [chosen, place].flatMap((id) => agents.find((each) => each.id === id) ?? [])[0] ?? agents[0];
  if (!agent) return <p className="st-section-lead">{t('permissions_no_agent')}</p>;
  return (
    <>
      <p className="st-section-lead">{t('permissions_org_rules')}</p>
      {agents.length > 1 && (
        <div className="pm-agent">
          <SelectField
            label={t('permissions_agent')}
            value={agent.id}
            options={agents.map(({ id, name }) => ({ value: id, label: name }))}
            onValue={setChosen}
          />
        </div>
      )}
      <PermissionsOf key={agent.id} id={agent.id} tools={tools.value} />
    </>
  );
}

function PermissionsOf({ id, tools }: { id: string; tools: readonly ToolFacts[] }): ReactElement {
  const { agent, saver, change } = useAgent(id);
  if (!agent) return <Loading />;
  const locked = isOfPolicy(id);
  return (
    <>
      {locked && (
        <p>
          <SetByOrganisation />
        </p>
      )}
      {!agent.salesforce && (
        <Notice icon="cloud" title={t('permissions_no_connector', agent.name)}>
          <p>{t('permissions_no_connector_next')}</p>
        </Notice>
      )}
      <ToolPermissions tools={tools} agent={agent} locked={locked} onChange={change} />
      <SaveStatus saver={saver} />
    </>
  );
}

function Loading(): ReactElement {
  return (
    <p className="st-progress">
      <Spinner />
      {t('options_loading')}
    </p>
  );
}
