import type { Problem } from '../../../../lib/problem.ts';
import type { ConnectionMethod } from '../../../../lib/storage/agent.ts';
import { useSettings } from '../../settings-context.ts';
import { useTask } from '../../use-task.ts';
import type { SignIn } from '../use-sign-in.ts';
import type { SignInFields } from '../use-sign-in-fields.ts';

export interface SetupCheck {
  /** `asking`: Salesforce, without a window; `signing_in`: the user is in the window. */
  readonly status: 'idle' | 'asking' | 'signing_in' | 'failed' | 'done';
  /** What came back, of the question or of the sign-in. */
  readonly problem: Problem | null;
  start(): void;
  clear(): void;
}

/** Tries the app of the form: first what Salesforce tells without a window, then the real sign-in. */
export function useSetupCheck(fields: SignInFields, signIn: SignIn, method: ConnectionMethod): SetupCheck {
  const { sources, saver } = useSettings();
  const { state, run, clear } = useTask<Problem | null>();
  const found = (): Pick<SetupCheck, 'status' | 'problem'> => {
    // A card's own sign-in came after: it is no business of the guide.
    if (state.status === 'idle' || signIn.again) return { status: 'idle', problem: null };
    if (state.status === 'running') return { status: 'asking', problem: null };
    if (state.status === 'failed') return { status: 'failed', problem: state.problem };
    if (state.value) return { status: 'failed', problem: state.value };
    if (signIn.state.status === 'failed') return { status: 'failed', problem: signIn.state.problem };
    return { status: signIn.state.status === 'done' ? 'done' : 'signing_in', problem: null };
  };
  return {
    ...found(),
    start() {
      const app = fields.ready();
      if (!app) return;
      signIn.clear();
      void run(async () => {
        void saver.flush();
        const { problem } = await sources.send('checkSignIn', { app });
        if (!problem) signIn.connect(app, method);
        return problem;
      });
    },
    clear,
  };
}
