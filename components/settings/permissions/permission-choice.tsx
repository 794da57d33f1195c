import { type ReactElement, useId } from 'react';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import { PERMISSIONS } from '../../../lib/storage/agents.ts';
import type { Permission } from '../../../lib/tools/tool.ts';
import { isBold, meaning, permissionWords, toolTitle } from './permission-words.ts';

interface PermissionChoiceProps {
  readonly tool: ToolFacts;
  readonly chosen: Permission;
  readonly onChoose: (permission: Permission) => void;
}

/** Real radio buttons, so that arrow keys, forms of assistive technology and the browser's own state all work. */
export function PermissionChoice({ tool, chosen, onChoose }: PermissionChoiceProps): ReactElement {
  const id = useId();
  return (
    <>
      <div
        className={isBold(tool.kind, chosen) ? 'pm-choice pm-choice-bold' : 'pm-choice'}
        role="radiogroup"
        aria-label={toolTitle(tool.name)}
        aria-describedby={`${id}-means`}
      >
        {PERMISSIONS.map((permission) => (
          <label key={permission} className="pm-option">
            <input
              type="radio"
              name={id}
              value={permission}
              checked={permission === chosen}
              onChange={() => onChoose(permission)}
            />
            <span>{permissionWords(permission)}</span>
          </label>
        ))}
      </div>
      <p
        id={`${id}-means`}
        className={isBold(tool.kind, chosen) ? 'pm-means pm-means-bold' : 'pm-means'}
        aria-live="polite"
      >
        {meaning(tool.kind, chosen)}
      </p>
    </>
  );
}
