import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { type FileAgent, type FileModel, matchProvider } from '../../../lib/storage/agent-file.ts';
import type { ProviderSettings } from '../../../lib/storage/settings.ts';
import type { Permission } from '../../../lib/tools/tool.ts';
import { isLooser } from '../permissions/ceilings.ts';
import { freeName } from './free-name.ts';

/** One agent of a file, as it would come in. */
export interface Coming {
  /** Nothing is looser than it is out of the box. */
  readonly agent: Agent;
  /** What the file loosens, for the user alone to agree to. */
  readonly loosened: readonly Loosened[];
  /** The name in the file, where another agent has it already. */
  readonly renamedFrom: string | null;
  /** The model that the file names and that is not set up here. */
  readonly modelMissing: FileModel | null;
}

export interface Loosened {
  readonly tool: ToolFacts;
  readonly wanted: Permission;
}

interface Here {
  readonly names: readonly string[];
  readonly providers: readonly ProviderSettings[];
  readonly tools: readonly ToolFacts[];
  readonly newId: () => string;
}

export function planImport(file: readonly FileAgent[], here: Here): readonly Coming[] {
  const taken = [...here.names];
  return file.map((each) => {
    const name = freeName(each.name, taken);
    taken.push(name);
    return coming(each, name, here);
  });
}

function coming(file: FileAgent, name: string, { providers, tools, newId }: Here): Coming {
  const known = new Map(tools.map((tool) => [tool.name, tool]));
  const toolPermissions: Record<string, Permission> = {};
  const loosened: Loosened[] = [];
  for (const [toolName, wanted] of Object.entries(file.toolPermissions)) {
    const tool = known.get(toolName);
    if (tool && isLooser(wanted, tool.defaultPermission)) loosened.push({ tool, wanted });
    // Of a tool that does not exist yet nobody can see what it would do: it begins with its own default, or disabled.
    else if (tool || wanted === 'disabled') toolPermissions[toolName] = wanted;
  }
  const provider = file.model && matchProvider(file.model, providers);
  return {
    agent: {
      id: newId(),
      name,
      icon: file.icon,
      instructions: file.instructions,
      model: file.model && provider && { providerId: provider.id, ...modelOf(file.model) },
      salesforce: file.salesforce && { method: file.salesforce.method, connectionId: null },
      toolPermissions,
      objectScope: file.objectScope,
      starters: file.starters,
    },
    loosened,
    renamedFrom: name === file.name ? null : file.name,
    modelMissing: provider ? null : file.model,
  };
}

const modelOf = ({ model, effort }: FileModel) => ({ model, effort });

/** With what the file loosens: only after the user said so. */
export function asInFile({ agent, loosened }: Coming): Agent {
  const more = Object.fromEntries(loosened.map(({ tool, wanted }) => [tool.name, wanted]));
  return { ...agent, toolPermissions: { ...agent.toolPermissions, ...more } };
}
