import { t } from '../../../lib/i18n.ts';
import { INSTRUCTIONS_LIMIT } from '../../../lib/storage/agent.ts';
import { visibleLine } from '../../../lib/storage/visible-text.ts';
import { type Checked, fine, wrong } from '../checked.ts';
import { numberWords } from '../number-words.ts';

const NAME_LIMIT = 80;
export const STARTER_LIMIT = 300;

export function checkName(typed: string): Checked {
  const name = visibleLine(typed);
  if (name === '') return wrong(t('agents_name_empty'));
  return name.length <= NAME_LIMIT ? fine(name) : wrong(t('agents_name_too_long', numberWords(NAME_LIMIT)));
}

export function checkInstructions(typed: string): Checked {
  return typed.length <= INSTRUCTIONS_LIMIT
    ? fine(typed)
    : wrong(t('agents_instructions_too_long', numberWords(typed.length - INSTRUCTIONS_LIMIT)));
}

export function checkStarter(typed: string): Checked {
  const question = visibleLine(typed);
  return question.length <= STARTER_LIMIT
    ? fine(question)
    : wrong(t('agents_starter_too_long', numberWords(STARTER_LIMIT)));
}
