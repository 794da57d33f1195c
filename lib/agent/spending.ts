import type { Run, Step } from '../storage/run.ts';
import type { Spent } from '../storage/spend.ts';
import { findStep, isOver } from './run-parts.ts';

/** What a change of a run used: tokens of turns that came to their end, calls to the org, and whether it was the answer. */
export function spentBy(before: Run, after: Run): Spent[] {
  const finished = after.turns.filter(
    (turn) => turn.usage && !before.turns.find((earlier) => earlier.id === turn.id)?.usage,
  );
  const tokens = finished.reduce(
    (sum, { usage }) => ({
      inputTokens: sum.inputTokens + (usage?.inputTokens ?? 0),
      cachedTokens: sum.cachedTokens + (usage?.cachedTokens ?? 0),
      outputTokens: sum.outputTokens + (usage?.outputTokens ?? 0),
    }),
    NO_TOKENS,
  );
  const answers = after.status === 'done' && !isOver(before) ? 1 : 0;
  const apiCalls = stepsOf(after).reduce(
    (sum, step) => sum + (step.apiCalls ?? 0) - (findStep(before, step.id)?.apiCalls ?? 0),
    0,
  );
  const spent: Spent[] = [];
  if (after.model && (finished.length > 0 || answers > 0)) {
    const { providerId, model } = after.model;
    spent.push({ key: `${providerId} ${model}`, of: 'model', name: model, answers, ...tokens, apiCalls: 0 });
  }
  if (after.org && apiCalls > 0) {
    const { orgId, orgName } = after.org;
    spent.push({ key: orgId, of: 'org', name: orgName, answers: 0, ...NO_TOKENS, apiCalls });
  }
  return spent;
}

const NO_TOKENS = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };

function stepsOf(run: Run): Step[] {
  return run.turns.flatMap((turn) => turn.steps);
}
