import { t } from '../../../lib/i18n.ts';
import { type Checked, fine, wrong } from '../checked.ts';

const MAX_LENGTH = 256;

export function checkModel(typed: string): Checked {
  const model = typed.trim();
  if (model === '') return wrong(t('options_model_empty'));
  return model.length <= MAX_LENGTH ? fine(model) : wrong(t('options_model_too_long'));
}
