import { type ReactElement, useEffect, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import type { Agent, Effort } from '../../../lib/storage/agent.ts';
import { findProvider } from '../../../lib/storage/policy-agents.ts';
import type { ProviderSettings } from '../../../lib/storage/settings.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { checkModel } from '../models/check-model.ts';
import { ModelField } from '../models/model-field.tsx';
import { fitWords, ModelFitNote } from '../models/model-fit.tsx';
import type { Saver } from '../saver.ts';
import { useSettings } from '../settings-context.ts';
import { useDraftOf } from '../use-draft.ts';
import { useTask } from '../use-task.ts';
import { setEffort, setModel, setProvider } from './agent-changes.ts';
import { effortWords } from './agent-words.ts';

interface ModelChoiceProps {
  readonly agent: Agent;
  readonly saver: Saver<Agent>;
  readonly locked: boolean;
  readonly onChange: (change: (agent: Agent) => Agent) => void;
}

const IN_USE = 'in-use';

/** The provider in use with its model, or one of its own. */
export function ModelChoice({ agent, saver, locked, onChange }: ModelChoiceProps): ReactElement {
  const { settings, sources, policy } = useSettings();
  const { model } = agent;
  const allowed = settings.providers.filter((provider) => sources.models.isAllowed(provider, policy));
  const provider = model && findProvider(settings.providers, model.providerId);
  const active = settings.providers.find(({ id }) => id === settings.activeProviderId);
  const offered = provider && !allowed.includes(provider) ? [...allowed, provider] : allowed;
  const options = [
    {
      value: IN_USE,
      label: active ? t('agents_model_in_use_now', active.name, active.model) : t('agents_model_in_use'),
    },
    ...offered.map(({ id, name }) => ({ value: id, label: name })),
    ...(model && !provider ? [{ value: model.providerId, label: t('agents_model_gone') }] : []),
  ];
  const warning =
    model && !provider
      ? t('agents_model_gone_next')
      : provider && !allowed.includes(provider)
        ? t('agents_model_not_allowed')
        : null;
  return (
    <section className="st-section" aria-labelledby="agent-model">
      <h2 id="agent-model">{t('agents_model')}</h2>
      <p className="st-section-lead">{t('agents_model_lead')}</p>
      <div className="st-form">
        <SelectField
          label={t('agents_provider')}
          value={model ? (provider?.id ?? model.providerId) : IN_USE}
          options={options}
          disabled={locked}
          onValue={(value) => onChange(setProvider(offered.find(({ id }) => id === value) ?? null))}
          hint={warning && <span className="st-warn-text">{warning}</span>}
        />
        {model && provider && (
          <OwnModel
            key={provider.id}
            model={model}
            provider={provider}
            saver={saver}
            locked={locked}
            onChange={onChange}
          />
        )}
      </div>
    </section>
  );
}

interface OwnModelProps {
  readonly model: NonNullable<Agent['model']>;
  readonly provider: ProviderSettings;
  readonly saver: Saver<Agent>;
  readonly locked: boolean;
  readonly onChange: (change: (agent: Agent) => Agent) => void;
}

const BY_PROVIDER = 'by-provider';

function OwnModel({ model, provider, saver, locked, onChange }: OwnModelProps): ReactElement {
  const { sources } = useSettings();
  const list = useTask<Output<'listModels'>>();
  const effortsOf = (name: string) => sources.models.effortsOf(provider.preset, name);
  const draft = useDraftOf<Agent>(saver, {
    field: 'model',
    saved: model.model,
    check: checkModel,
    change: setModel(effortsOf),
  });
  const field = useRef(draft.ref);
  useEffect(() => {
    // A provider without a model of its own leaves that to be typed.
    if (model.model === '') field.current.current?.focus();
  }, [model.model]);
  const preset = sources.models.presets.find(({ id }) => id === provider.preset);
  const efforts = effortsOf(draft.value.trim());
  return (
    <>
      {preset && !locked ? (
        <ModelField
          draft={draft}
          preset={preset}
          list={list.state}
          fitOf={(name) => fitWords(sources.models.guidanceOf(preset.id, name))}
          onList={() => {
            if (list.state.status === 'running' || list.state.status === 'done') return;
            void list.run(() => sources.send('listModels', { providerId: provider.id }));
          }}
        />
      ) : (
        <p>{model.model}</p>
      )}
      <ModelFitNote provider={{ ...provider, model: draft.value.trim() }} />
      {efforts.length > 0 && (
        <SelectField<Effort | typeof BY_PROVIDER>
          label={t('agents_effort')}
          value={model.effort && efforts.includes(model.effort) ? model.effort : BY_PROVIDER}
          options={[
            { value: BY_PROVIDER, label: t('agents_effort_by_provider') },
            ...efforts.map((effort) => ({ value: effort, label: effortWords(effort) })),
          ]}
          disabled={locked}
          onValue={(value) => onChange(setEffort(value === BY_PROVIDER ? null : value))}
          hint={t('agents_effort_hint')}
        />
      )}
    </>
  );
}
