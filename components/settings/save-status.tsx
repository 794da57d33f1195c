import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { t } from '../../lib/i18n.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Saver } from './saver.ts';

const SAID_FOR_MS = 2_500;

/** A quiet “Saved” that goes away; what could not be saved stays, with a way to try again. */
export function SaveStatus({ saver }: { saver: Pick<Saver, 'state' | 'subscribe' | 'flush'> }): ReactElement {
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state);
  const [silent, setSilent] = useState<typeof state | null>(null);
  useEffect(() => {
    if (state.status !== 'saved') return;
    const timer = setTimeout(() => setSilent(state), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [state]);

  const saved = state.status === 'saved' && silent !== state;
  return (
    <div className="st-save">
      <div className={saved ? 'st-saved' : 'st-saved st-saved-gone'} role="status">
        {saved && (
          <>
            <Icon name="check" size={13} />
            {t('options_saved')}
          </>
        )}
      </div>
      {state.status === 'failed' && (
        <Notice tone="danger" icon="alert" role="alert" title={t('options_not_saved')}>
          <p>{t('options_not_saved_next')}</p>
          <p className="st-detail">
            {t('options_detail')} <q>{state.detail}</q>
          </p>
          <div className="ui-actions">
            <Button small icon="refresh" onClick={() => void saver.flush()}>
              {t('options_try_again')}
            </Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
