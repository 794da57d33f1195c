import './trouble.css';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import { usePlace } from '../route.ts';
import { useSettings } from '../settings-context.ts';
import { entriesOf, entryAt } from './entries.ts';
import { ErrorList } from './error-list.tsx';
import { ErrorPage } from './error-page.tsx';
import { useTroubleFacts } from './use-trouble-facts.ts';

/** What every error of a sign-in means: all of them to search, or the one that the address names. */
export function TroublePage(): ReactElement {
  const { sources } = useSettings();
  const { facts, connection } = useTroubleFacts();
  const place = usePlace();
  const [typed, setTyped] = useState('');
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(place);
  const { knownErrors, recognise } = sources.signIn;
  const entries = entriesOf(knownErrors(facts));
  const entry = place === null ? null : entryAt(place, entries, recognise);

  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    scrollTo(0, 0);
    // What was clicked is gone.
    top.current?.querySelector<HTMLElement>(place === null ? 'textarea' : 'h2')?.focus();
  }, [place]);

  return (
    <div className="tr-page" ref={top}>
      {entry ? (
        <ErrorPage entry={entry} facts={facts} connection={connection} />
      ) : (
        <>
          {place !== null && (
            <Notice tone="warn" icon="question" title={t('trouble_unknown')}>
              <p>{t('trouble_unknown_next')}</p>
            </Notice>
          )}
          <ErrorList entries={entries} typed={typed} onTyped={setTyped} recognise={recognise} />
        </>
      )}
    </div>
  );
}
