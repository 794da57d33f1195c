import type { MessageKey } from '../../../lib/i18n.ts';

/** What is told of one problem of a sign-in, beyond its two sentences. */
export interface Topic {
  readonly means: MessageKey;
  readonly meanwhile: MessageKey;
  /** One where what it says has one cause. */
  readonly causes: readonly Cause[];
}

export interface Cause {
  readonly title: MessageKey | null;
  /** By what it is told from the other causes. */
  readonly tell: MessageKey | null;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly who: 'admin' | 'you';
  readonly text: MessageKey;
  /** A value that stands below, to be copied. */
  readonly copy?: CopiedValue;
}

export type CopiedValue = 'callback' | 'scopes' | 'consumerKey' | 'makeKeyPair' | 'convertKey';

type NameIn<Prefix extends string, K = MessageKey> = K extends `${Prefix}${infer Name}` ? Name : never;

/** Something to do in Setup, for which it takes an administrator. */
export const admin = (name: NameIn<'trouble_step_'>, copy?: CopiedValue): Step => step('admin', name, copy);

/** Something that the user can do. */
export const you = (name: NameIn<'trouble_step_'>, copy?: CopiedValue): Step => step('you', name, copy);

function step(who: Step['who'], name: NameIn<'trouble_step_'>, copy?: CopiedValue): Step {
  return { who, text: `trouble_step_${name}`, ...(copy && { copy }) };
}

export const cause = (
  name: NameIn<'trouble_cause_'> & NameIn<'trouble_tell_'>,
  ...steps: readonly Step[]
): Cause => ({ title: `trouble_cause_${name}`, tell: `trouble_tell_${name}`, steps });

export const oneCause = (...steps: readonly Step[]): readonly Cause[] => [{ title: null, tell: null, steps }];
