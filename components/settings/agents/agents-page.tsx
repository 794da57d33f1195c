import './agents.css';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { useWatched } from '../../ui/use-watched.ts';
import { usePlace } from '../route.ts';
import { useSettings } from '../settings-context.ts';
import { AgentEditor } from './agent-editor.tsx';
import { AgentGone } from './agent-gone.tsx';
import { AgentList } from './agent-list.tsx';

/** All of them, or the one that the address names. */
export function AgentsPage({ connections }: { connections: readonly Connection[] }): ReactElement {
  const { sources } = useSettings();
  const agents = useWatched(sources.agents.watch);
  const place = usePlace();
  const [made, setMade] = useState<string | null>(null);
  // Whoever comes back from an agent goes on beside it.
  const before = useRef<string | null>(null);
  const [cameFrom, setCameFrom] = useState<string | null>(null);
  useEffect(() => {
    if (place === null && before.current !== null) setCameFrom(before.current);
    before.current = place;
  }, [place]);

  if (!agents) {
    return (
      <p className="st-progress">
        <Spinner />
        {t('options_loading')}
      </p>
    );
  }
  if (place === null) {
    return (
      <AgentList
        agents={agents}
        connections={connections}
        cameFrom={cameFrom}
        onMade={(id) => {
          setMade(id);
          location.hash = `#agents/${encodeURIComponent(id)}`;
        }}
      />
    );
  }
  const there = agents.some(({ id }) => id === place);
  return there ? (
    <AgentEditor key={place} id={place} isNew={place === made} connections={connections} />
  ) : (
    <AgentGone />
  );
}
