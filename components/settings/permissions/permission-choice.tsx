import { type ReactElement, useId } from 'react';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import { PERMISSIONS } from '../../../lib/storage/agent.ts';
import type { Permission } from '../../../lib/tools/tool.ts';
import { isLooser } from './ceilings.ts';
import { isBold, meaning, permissionWords, toolTitle } from './permission-words.ts';

interface PermissionChoiceProps {
  readonly tool: ToolFacts;
  /** As it is in force. */
  readonly chosen: Permission;
  /** What is looser cannot be chosen. */
  readonly ceiling: Permission;
  readonly locked: boolean;
  readonly onChoose: (permission: Permission) => void;
}

/** Real radio buttons, so that arrow keys, forms of assistive technology and the browser's own state all work. */
export function PermissionChoice({
  tool,
  chosen,
  ceiling,
  locked,
  onChoose,
}: PermissionChoiceProps): ReactElement {
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
              disabled={locked || isLooser(permission, ceiling)}
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
