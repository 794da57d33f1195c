import { useEffect } from 'react';
import type { Output } from '../../../lib/messaging/protocol.ts';
import { useSettings } from '../settings-context.ts';
import { type Task, useTask } from '../use-task.ts';

export type SharingIdentity = Output<'sharingIdentity'>;

/** This installation's key, made at first use, and whether it may set up shared connections. */
export function useSharingIdentity(): Task<SharingIdentity> & { ask(): void } {
  const { sources, policy } = useSettings();
  const task = useTask<SharingIdentity>();
  const ask = () => void task.run(() => sources.send('sharingIdentity', null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the policy says something else
  useEffect(ask, [sources, policy.sharing]);
  return { ...task, ask };
}
