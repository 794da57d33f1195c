import { useRef, useState } from 'react';
import { asProblem, type Problem } from '../../lib/problem.ts';

export type TaskState<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: Problem };

export interface Task<T> {
  readonly state: TaskState<T>;
  run(work: () => Promise<T>): Promise<void>;
  clear(): void;
}

/** Something the user set going, and how it went. A newer run makes an older one's outcome void. */
export function useTask<T>(): Task<T> {
  const [state, setState] = useState<TaskState<T>>({ status: 'idle' });
  const newest = useRef(0);
  return {
    state,
    async run(work) {
      const mine = ++newest.current;
      const settle = (next: TaskState<T>) => {
        if (mine === newest.current) setState(next);
      };
      setState({ status: 'running' });
      try {
        settle({ status: 'done', value: await work() });
      } catch (error) {
        settle({ status: 'failed', problem: asProblem(error) });
      }
    },
    clear() {
      newest.current++;
      setState({ status: 'idle' });
    },
  };
}
