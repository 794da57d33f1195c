import { type ReactElement, useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { Badge } from '../../ui/badge.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import { ceilingOf, objectCeilingOf, stricter } from './ceilings.ts';
import { ObjectScope } from './object-scope.tsx';
import { setObjectScope, setPermission } from './permission-changes.ts';
import { PermissionChoice } from './permission-choice.tsx';
import { kindBadge, permissionWords, toolAbout, toolTitle } from './permission-words.ts';

interface ToolCardProps {
  readonly tool: ToolFacts;
  readonly agent: Agent;
  /** Of its heading. */
  readonly level: 3 | 4;
  readonly locked: boolean;
  readonly onChange: (change: (agent: Agent) => Agent) => void;
}

export function ToolCard({ tool, agent, level, locked, onChange }: ToolCardProps): ReactElement {
  const { policy } = useSettings();
  const { name, kind, defaultPermission } = tool;
  const id = useId();
  const ceiling = ceilingOf(policy, name);
  const chosen = stricter(permissionOf(agent, tool), ceiling);
  const badge = kindBadge(kind);
  const about = toolAbout(name);
  const writes = kind === 'write' || kind === 'destructive';
  const Heading = `h${level}` as const;
  return (
    <article className="pm-tool" aria-labelledby={id}>
      <div className="pm-about">
        <Heading id={id}>{toolTitle(name)}</Heading>
        <Badge tone={badge.tone}>{badge.words}</Badge>
        {ceiling !== 'always_allow' && !locked && <SetByOrganisation />}
        {about && <p>{about}</p>}
      </div>
      <PermissionChoice
        tool={tool}
        chosen={chosen}
        ceiling={ceiling}
        locked={locked}
        onChoose={(permission) => onChange(setPermission(name, permission))}
      />
      {chosen !== defaultPermission && (
        <p className="pm-default">{t('permissions_default', permissionWords(defaultPermission))}</p>
      )}
      {writes && chosen !== 'disabled' && (
        <ObjectScope
          tool={name}
          objects={(Object.hasOwn(agent.objectScope, name) && agent.objectScope[name]) || null}
          ceiling={objectCeilingOf(policy, name)}
          locked={locked}
          onObjects={(objects) => onChange(setObjectScope(name, objects))}
        />
      )}
    </article>
  );
}

const permissionOf = (agent: Agent, tool: ToolFacts) =>
  (Object.hasOwn(agent.toolPermissions, tool.name) && agent.toolPermissions[tool.name]) ||
  tool.defaultPermission;
