import { useState } from 'react';
import type { ConnectionMethod } from '../../../lib/storage/agent.ts';
import { useSettings } from '../settings-context.ts';

/** What was chosen shows at once, saved or not; what cannot be saved is told by the page, and goes with the next attempt. */
export function useMethod(): readonly [ConnectionMethod, (method: ConnectionMethod) => void] {
  const { settings, saver } = useSettings();
  const [picked, setPicked] = useState<ConnectionMethod | null>(null);
  const choose = async (method: ConnectionMethod) => {
    setPicked(method);
    const saved = await saver.now((before) => ({ ...before, connectionMethod: method }));
    // From here on the saved choice shows, unless somebody chose again.
    if (saved) setPicked((now) => (now === method ? null : now));
  };
  return [picked ?? settings.connectionMethod, (method) => void choose(method)];
}
