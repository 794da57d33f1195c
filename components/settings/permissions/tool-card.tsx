import { type ReactElement, useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import type { Agent } from '../../../lib/storage/agents.ts';
import { Badge } from '../../ui/badge.tsx';
import { ObjectScope } from './object-scope.tsx';
import { setObjectScope, setPermission } from './permission-changes.ts';
import { PermissionChoice } from './permission-choice.tsx';
import { kindBadge, permissionWords, toolAbout, toolTitle } from './permission-words.ts';

interface ToolCardProps {
  readonly tool: ToolFacts;
  readonly agent: Agent;
  readonly onChange: (change: (agent: Agent) => Agent) => void;
}

export function ToolCard({ tool, agent, onChange }: ToolCardProps): ReactElement {
  const { name, kind, defaultPermission } = tool;
  const id = useId();
  const chosen = agent.toolPermissions[name] ?? defaultPermission;
  const badge = kindBadge(kind);
  const about = toolAbout(name);
  const writes = kind === 'write' || kind === 'destructive';
  return (
    <article className="pm-tool" aria-labelledby={id}>
      <div className="pm-about">
        <h3 id={id}>{toolTitle(name)}</h3>
        <Badge tone={badge.tone}>{badge.words}</Badge>
        {about && <p>{about}</p>}
      </div>
      <PermissionChoice
        tool={tool}
        chosen={chosen}
        onChoose={(permission) => onChange(setPermission(name, permission))}
      />
      {chosen !== defaultPermission && (
        <p className="pm-default">{t('permissions_default', permissionWords(defaultPermission))}</p>
      )}
      {writes && chosen !== 'disabled' && (
        <ObjectScope
          tool={name}
          objects={agent.objectScope[name] ?? null}
          onObjects={(objects) => onChange(setObjectScope(name, objects))}
        />
      )}
    </article>
  );
}
