import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { SuggestField, type Suggestion } from '../../ui/suggest-field.tsx';
import { numberWords } from '../number-words.ts';
import type { PresetChoice } from '../settings-sources.ts';
import type { Draft } from '../use-draft.ts';
import type { TaskState } from '../use-task.ts';

interface ModelFieldProps {
  readonly draft: Draft;
  readonly preset: PresetChoice;
  readonly list: TaskState<Output<'listModels'>>;
  readonly onList: () => void;
  /** How a model does at this work, in a word or two. */
  readonly fitOf: (model: string) => string;
}

/** Any name can be typed; the provider's own list is offered once somebody looks for it. */
export function ModelField({ draft, preset, list, onList, fitOf }: ModelFieldProps): ReactElement {
  return (
    <SuggestField
      label={t('options_model')}
      ref={draft.ref}
      value={draft.value}
      onValue={draft.onValue}
      onLeave={draft.onBlur}
      onPick={draft.put}
      error={draft.error}
      hint={t('options_model_hint')}
      listLabel={t('options_model_list')}
      onOpen={onList}
      suggestions={suggestionsFrom(list, preset.suggestedModel, fitOf)}
      status={<ListStatus list={list} />}
      more={(count) => t('options_model_more', numberWords(count))}
    />
  );
}

function suggestionsFrom(
  list: TaskState<Output<'listModels'>>,
  suggested: string,
  fitOf: (model: string) => string,
): readonly Suggestion[] {
  const models = list.status === 'done' ? list.value.models : [];
  if (models.length === 0) return suggested ? [{ value: suggested, note: t('options_model_suggested') }] : [];
  return models.map(({ id, name }) => ({
    value: id,
    note: id === suggested ? t('options_model_suggested') : [name, fitOf(id)].filter(Boolean).join(' · '),
  }));
}

function ListStatus({ list }: { list: TaskState<Output<'listModels'>> }): ReactElement | null {
  switch (list.status) {
    case 'idle':
      return null;
    case 'running':
      return (
        <p role="status">
          <Spinner /> {t('options_model_loading')}
        </p>
      );
    case 'failed':
      return (
        <p role="status" className="st-warn-text">
          {t('options_model_no_list')} {t(`problem_${list.problem.code}` as MessageKey, ...list.problem.subs)}
        </p>
      );
    case 'done':
      return list.value.models.length === 0 ? <p role="status">{t('options_model_empty_list')}</p> : null;
  }
}
