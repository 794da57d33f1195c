import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AgentCard } from '../../../../../components/settings/agents/agent-card.tsx';
import {
  addConnector,
  removeConnector,
  setConnector,
  setEffort,
  setModel,
  setProvider,
} from '../../../../../components/settings/agents/agent-changes.ts';
import {
  checkInstructions,
  checkName,
  checkStarter,
} from '../../../../../components/settings/agents/agent-checks.ts';
import {
  changesWords,
  connectorWords,
  modelWords,
} from '../../../../../components/settings/agents/agent-words.ts';
import { fileName } from '../../../../../components/settings/agents/file-name.ts';
import { createSaver } from '../../../../../components/settings/saver.ts';
import { SettingsContext } from '../../../../../components/settings/settings-context.ts';
import type { Agent } from '../../../../../lib/storage/agent.ts';
import { agentFromPreset } from '../../../../../lib/storage/agent-presets.ts';
import { NO_POLICY, type Policy } from '../../../../../lib/storage/policy.ts';
import { tools } from '../../../../../lib/tools/registry.ts';
import { connection } from '../../../../demo/gallery/invented.ts';
import { fakeSettingsSources, PLAIN_AGENT } from '../../../../demo/gallery/settings-sources.ts';
import { AGENT_STATES } from '../../../../demo/gallery/settings-states-agents.ts';

const STATE = AGENT_STATES.agents!;
const words = (agent: Partial<Agent>, policy: Partial<Policy> = {}) =>
  changesWords({ ...PLAIN_AGENT, ...agent }, tools, { ...NO_POLICY, ...policy });

describe('what an agent may change, in one line', () => {
  it('is said of every kind of agent', () => {
    expect(words({})).toBe(
      'After your approval: Create records, Update records, Restore deleted records, and Log an activity.',
    );
    expect(words(agentFromPreset('analyst', 'x'))).toBe('Reads only; changes nothing.');
    expect(words({ salesforce: null })).toBe('Reads and changes nothing in Salesforce.');
    expect(words({ toolPermissions: { update_records: 'always_allow' } })).toMatch(
      /^Without asking: Update records\. After/,
    );
    expect(words(agentFromPreset('sales', 'x'))).toContain('On certain objects only.');
  });

  it('says what is in force under policy, not what was set', () => {
    const agent = { toolPermissions: { update_records: 'always_allow' } } as const;
    expect(words(agent, { toolCeilings: { '*': 'disabled' } })).toBe('Reads only; changes nothing.');
    expect(words(agent, { toolCeilings: { '*': 'needs_approval' } })).not.toContain('Without asking');
    expect(words(agent, { objectCeilings: { '*': [] } })).toBe('Reads only; changes nothing.');
  });

  it('does not count a tool that is left no object', () => {
    expect(words({ objectScope: { update_records: [] } })).not.toContain('Update');
  });
});

describe('model and connection of an agent', () => {
  it('are named, also where they are no longer there', () => {
    const { settings } = STATE;
    const model = { providerId: 'p2', model: 'gpt-5.1', effort: 'high' } as const;
    expect(modelWords(PLAIN_AGENT, settings)).toBe('The one in use');
    expect(modelWords({ ...PLAIN_AGENT, model }, settings)).toBe('gpt-5.1 (OpenAI), effort: High');
    expect(modelWords({ ...PLAIN_AGENT, model: { ...model, providerId: 'x' } }, settings)).toContain(
      'not set up',
    );
    const at = (connectionId: string | null) =>
      connectorWords({ ...PLAIN_AGENT, salesforce: { method: null, connectionId } }, [connection]);
    expect(at(null)).toBe('The one of the open page');
    expect(at('k1')).toBe('Mara Lind in Northwind Robotics');
    expect(at('gone')).toContain('no longer here');
  });

  it('change without leaving behind what belonged to the one before', () => {
    const chosen = setProvider({ id: 'p2', model: 'gpt-5.1' })(PLAIN_AGENT);
    expect(chosen.model).toEqual({ providerId: 'p2', model: 'gpt-5.1', effort: null });
    const high = setEffort('high')(chosen);
    const efforts = (model: string) => (model === 'gpt-5' ? (['high'] as const) : []);
    expect(setModel(efforts)('gpt-5')(high).model?.effort).toBe('high');
    expect(setModel(efforts)('gpt-6')(high).model?.effort).toBeNull();
    expect(setProvider(null)(high).model).toBeNull();
    expect(setEffort('low')(PLAIN_AGENT).model).toBeNull();
    const particular = setConnector({ connectionId: 'k1' })(PLAIN_AGENT);
    expect(addConnector(particular)).toEqual(particular);
    expect(removeConnector(particular).salesforce).toBeNull();
    expect(setConnector({ method: 'own' })(removeConnector(particular)).salesforce).toBeNull();
    expect(addConnector(removeConnector(particular)).salesforce).toEqual({
      method: null,
      connectionId: null,
    });
  });
});

describe('what is typed for an agent', () => {
  it('is checked', () => {
    expect(checkName('  Sales\n team ')).toEqual({ ok: true, value: 'Sales team' });
    for (const name of ['', ' ', '\u200b', 'n'.repeat(81)])
      expect(checkName(name)).toMatchObject({ ok: false });
    expect(checkInstructions('x'.repeat(8_000)).ok).toBe(true);
    expect(checkInstructions('x'.repeat(8_002))).toMatchObject({ error: expect.stringContaining('by 2 ') });
    expect(checkStarter(' What? ')).toEqual({ ok: true, value: 'What?' });
    expect(checkStarter('x'.repeat(301)).ok).toBe(false);
  });

  it('makes a name of a file', () => {
    expect(fileName('Sales & Service: EMEA/../')).toBe('recordside-agents-sales-service-emea.json');
    expect(fileName('💼')).toBe('recordside-agents.json');
    expect(fileName('データ')).toBe('recordside-agents-データ.json');
  });
});

describe('the card of an agent', () => {
  const draw = (agent: Agent, policy: Partial<Policy> = {}) => {
    const sources = fakeSettingsSources(STATE);
    const saver = createSaver({ update: sources.updateSettings, onSaved: () => undefined });
    const nothing = () => undefined;
    return renderToStaticMarkup(
      <SettingsContext
        value={{ sources, saver, settings: STATE.settings, policy: { ...NO_POLICY, ...policy } }}
      >
        <AgentCard
          agent={agent}
          place={0}
          places={2}
          connections={[]}
          tools={tools}
          refs={{ of: () => nothing, get: nothing }}
          onMove={nothing}
          onDuplicate={nothing}
          onExport={nothing}
          onDelete={nothing}
        />
      </SettingsContext>,
    );
  };
  const buttons = (html: string) =>
    [...html.matchAll(/<button.*?<\/button>/g)].map(
      ([button]) => /aria-label="([^"]+)"/.exec(button)?.[1] ?? button.replace(/<[^>]+>/g, ''),
    );

  it('offers what can be done with it', () => {
    const own = { ...PLAIN_AGENT, id: 'mine', name: 'Mine' };
    expect(buttons(draw(own))).toEqual(['Move up', 'Move down', 'Duplicate', 'Export', 'Delete']);
    expect(buttons(draw(PLAIN_AGENT))).not.toContain('Delete');
    const deployed = { ...own, id: 'policy:a' };
    expect(buttons(draw(deployed))).not.toContain('Delete');
    expect(draw(deployed, { organisation: 'Larkfield' })).toContain('Set by Larkfield');
    expect(buttons(draw(deployed, { ownAgents: false }))).not.toContain('Duplicate');
  });
});
