import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../lib/messaging/protocol.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { useArea } from '../route.ts';
import { useSettings } from '../settings-context.ts';
import { type TaskState, useTask } from '../use-task.ts';

type Tested = Output<'testConnection'>;

export interface ConnectionTesting {
  readonly state: TaskState<Tested>;
  /** What the newest answer said; undefined before the first. */
  readonly usage: Tested['usage'] | undefined;
  /** Whether the user asked, and wants to read how it went. */
  readonly loud: boolean;
  test(): void;
  refresh(): void;
  hush(): void;
}

/** Asks once by itself when the card is first seen: the usage stands in no row. A failure of that is not told. */
export function useConnectionTest({ id, state: connected, connectedAt }: Connection): ConnectionTesting {
  const { sources } = useSettings();
  const area = useArea();
  const { state, run } = useTask<Tested>();
  const [loud, setLoud] = useState(false);
  const [usage, setUsage] = useState<Tested['usage'] | undefined>();
  const asked = useRef(0);

  const ask = (told: boolean) => {
    setLoud(told);
    void run(async () => {
      const tested = await sources.send('testConnection', { connectionId: id });
      setUsage(tested.usage);
      return tested;
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each sign-in, and only while somebody looks
  useEffect(() => {
    if (area !== 'connections' || connected !== 'connected' || asked.current === connectedAt) return;
    asked.current = connectedAt;
    ask(false);
  }, [area, connected, connectedAt]);

  return {
    state,
    usage,
    loud,
    test: () => ask(true),
    refresh: () => ask(false),
    hush: () => setLoud(false),
  };
}
