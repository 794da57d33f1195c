import { useEffect } from 'react';
import { useSettings } from '../settings-context.ts';
import { type TaskState, useTask } from '../use-task.ts';

/** The address that Salesforce returns to after the sign-in; each browser has its own. */
export function useCallbackAddress(): TaskState<string> {
  const { sources } = useSettings();
  const { state, run } = useTask<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, it never changes
  useEffect(() => {
    void run(async () => (await sources.send('callbackAddress', null)).url);
  }, [sources]);
  return state;
}
