import { useEffect } from 'react';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import { useSettings } from '../settings-context.ts';
import { type TaskState, useTask } from '../use-task.ts';

/** Every tool there is, as the background knows them. */
export function useTools(): { readonly tools: TaskState<readonly ToolFacts[]>; ask(): void } {
  const { sources } = useSettings();
  const { state, run } = useTask<readonly ToolFacts[]>();
  const ask = () => void run(async () => (await sources.send('listTools', null)).tools);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; again only when the user asks
  useEffect(ask, []);
  return { tools: state, ask };
}
