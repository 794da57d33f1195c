import { type ReactElement, useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { TextField } from '../../ui/text-field.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { within } from './ceilings.ts';
import { checkObjectNames } from './object-names.ts';
import { toolTitle } from './permission-words.ts';

interface ObjectScopeProps {
  readonly tool: string;
  /** Null: any object. */
  readonly objects: readonly string[] | null;
  /** The objects that the organisation leaves; null: any. */
  readonly ceiling: readonly string[] | null;
  readonly locked: boolean;
  readonly onObjects: (objects: readonly string[] | null) => void;
}

/** Which objects a tool may touch. An empty list is no object at all: what is half set up refuses. */
export function ObjectScope({ tool, objects, ceiling, locked, onObjects }: ObjectScopeProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const inForce = within(objects, ceiling);

  const leave = () => {
    if (typed === null) return;
    const checked = checkObjectNames(typed, ceiling);
    setError(checked.ok ? null : checked.error);
    if (!checked.ok) return;
    setTyped(null);
    onObjects(checked.names);
  };
  // A page that is closed takes the focus from nothing, but it is hidden first.
  const newest = useRef(leave);
  newest.current = leave;
  useEffect(() => {
    const turnAway = () => newest.current();
    document.addEventListener('visibilitychange', turnAway);
    return () => document.removeEventListener('visibilitychange', turnAway);
  }, []);
  const type = (text: string) => {
    setTyped(text);
    // A mistake is shown when the field is left, and goes as soon as it is mended.
    if (error && checkObjectNames(text, ceiling).ok) setError(null);
  };
  return (
    <div className="pm-scope">
      <div className="pm-any-row">
        <label className="pm-any">
          <input
            type="checkbox"
            aria-label={t('permissions_any_object_of', toolTitle(tool))}
            checked={inForce === null}
            disabled={locked || ceiling !== null}
            onChange={(event) => {
              setTyped(null);
              setError(null);
              onObjects(event.target.checked ? null : []);
            }}
          />
          {t('permissions_any_object')}
        </label>
        {ceiling !== null && !locked && <SetByOrganisation />}
      </div>
      {inForce !== null && (
        <>
          <TextField
            label={t('permissions_objects')}
            aria-label={t('permissions_objects_of', toolTitle(tool))}
            mono
            readOnly={locked}
            value={typed ?? inForce.join(', ')}
            onValue={type}
            onBlur={leave}
            onKeyDown={(event) => event.key === 'Enter' && leave()}
            error={error}
            hint={
              ceiling === null || locked
                ? t('permissions_objects_hint')
                : t('permissions_objects_ceiling', ceiling.join(', '))
            }
          />
          {inForce.length === 0 && !error && (
            <p className="pm-means pm-means-bold">{t('permissions_objects_none')}</p>
          )}
        </>
      )}
    </div>
  );
}
