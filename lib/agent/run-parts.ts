import type { Run, Step, Turn } from '../storage/run.ts';

/** A run with one part of it exchanged, and what can be told of its parts. */
export function withTurn(run: Run, turn: Turn): Run {
  return { ...run, turns: run.turns.map((existing) => (existing.id === turn.id ? turn : existing)) };
}

export function withStep(run: Run, step: Step): Run {
  const turns = run.turns.map((turn) => ({
    ...turn,
    steps: turn.steps.map((existing) => (existing.id === step.id ? step : existing)),
  }));
  return { ...run, turns };
}

export function interrupted(turn: Turn, at: number, text: string): Turn {
  return { ...turn, state: 'interrupted', text, finishedAt: at };
}

export function isWrite(step: Step): boolean {
  return step.kind === 'write' || step.kind === 'destructive';
}

export function isOver(run: Run): boolean {
  return ['done', 'failed', 'cancelled', 'interrupted'].includes(run.status);
}

export function findStep(run: Run, stepId: string): Step | undefined {
  for (const turn of run.turns) {
    const step = turn.steps.find((candidate) => candidate.id === stepId);
    if (step) return step;
  }
  return undefined;
}

/** Whether a step came, went or changed from one state of a run to the next: what did not is the same object. */
export function stepsChanged(before: Run, after: Run): boolean {
  return (
    before.turns.length !== after.turns.length ||
    after.turns.some((turn, index) => turn.steps !== before.turns[index]?.steps)
  );
}
