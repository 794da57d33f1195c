import browser from 'webextension-polyfill';
import { t } from '../../../lib/i18n.ts';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import type { Agent, ConnectionMethod, Effort } from '../../../lib/storage/agent.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { Policy } from '../../../lib/storage/policy.ts';
import { findProvider } from '../../../lib/storage/policy-agents.ts';
import type { Settings } from '../../../lib/storage/settings.ts';
import type { Permission } from '../../../lib/tools/tool.ts';
import { ceilingOf, objectCeilingOf, stricter, within } from '../permissions/ceilings.ts';
import { toolTitle } from '../permissions/permission-words.ts';

export const listWords = (words: readonly string[]): string =>
  new Intl.ListFormat(browser.i18n.getUILanguage(), { type: 'conjunction' }).format(words);

export const methodWords = (method: ConnectionMethod): string => t(`agents_method_${method}`);

export const effortWords = (effort: Effort): string => t(`agents_effort_${effort}`);

export const connectionWords = ({ userName, username, orgName }: Connection): string =>
  t('agents_connection_of', userName || username, orgName);

/** Which model answers, in a few words. */
export function modelWords({ model }: Agent, { providers }: Settings): string {
  if (!model) return t('agents_model_in_use');
  const provider = findProvider(providers, model.providerId);
  if (!provider) return t('agents_model_gone');
  const words = t('agents_model_of', model.model, provider.name);
  return model.effort ? t('agents_model_effort', words, effortWords(model.effort)) : words;
}

/** Whose eyes it sees Salesforce with, in a few words. */
export function connectorWords({ salesforce }: Agent, connections: readonly Connection[]): string {
  if (!salesforce) return t('agents_connector_none');
  const { connectionId, method } = salesforce;
  if (connectionId !== null) {
    const connection = connections.find(({ id }) => id === connectionId);
    return connection ? connectionWords(connection) : t('agents_connection_gone');
  }
  return method === null ? t('agents_connection_by_page') : methodWords(method);
}

/** What it may change, in one line. */
export function changesWords(agent: Agent, tools: readonly ToolFacts[], policy: Policy): string {
  if (!agent.salesforce) return t('agents_changes_no_connector');
  const writes = tools
    .filter(({ kind }) => kind === 'write' || kind === 'destructive')
    .map((tool) => ({
      ...tool,
      permission: inForce(agent, tool, policy),
      scope: scopeOf(agent, tool, policy),
    }))
    .filter(({ permission, scope }) => permission !== 'disabled' && scope?.length !== 0);
  if (writes.length === 0) return t('agents_changes_none');
  const titles = (permission: Permission) =>
    writes.filter((tool) => tool.permission === permission).map(({ name }) => toolTitle(name));
  const free = titles('always_allow');
  const asking = titles('needs_approval');
  return [
    free.length > 0 && t('agents_changes_free', listWords(free)),
    asking.length > 0 && t('agents_changes_asking', listWords(asking)),
    writes.some(({ scope }) => scope !== null) && t('agents_changes_scoped'),
  ]
    .filter(Boolean)
    .join(' ');
}

export const permissionSet = (
  { toolPermissions }: Pick<Agent, 'toolPermissions'>,
  { name, defaultPermission }: ToolFacts,
): Permission => (Object.hasOwn(toolPermissions, name) && toolPermissions[name]) || defaultPermission;

const inForce = (agent: Agent, tool: ToolFacts, policy: Policy) =>
  stricter(permissionSet(agent, tool), ceilingOf(policy, tool.name));

const scopeOf = ({ objectScope }: Agent, { name }: ToolFacts, policy: Policy) =>
  within((Object.hasOwn(objectScope, name) && objectScope[name]) || null, objectCeilingOf(policy, name));
