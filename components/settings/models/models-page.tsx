import './models.css';
import { type ReactElement, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ProviderSettings } from '../../../lib/storage/settings.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import type { PresetChoice } from '../settings-sources.ts';
import { useTask } from '../use-task.ts';
import { AddProvider } from './add-provider.tsx';
import { Answers } from './answers.tsx';
import { ProviderCard } from './provider-card.tsx';
import { addProvider, newProvider, removeProvider } from './provider-changes.ts';
import { useHostRequests } from './use-host-access.ts';

export function ModelsPage(): ReactElement {
  const { settings, sources, saver, policy } = useSettings();
  const offered = sources.models.presets.filter(
    // An address of one's own is checked once it is typed.
    (preset) =>
      preset.baseUrl === '' ||
      sources.models.isAllowed({ preset: preset.id, baseUrl: preset.baseUrl }, policy),
  );
  const { providers, activeProviderId } = settings;
  const requests = useHostRequests();
  const removal = useTask<string>();
  const [added, setAdded] = useState<string | null>(null);
  const addTitle = useRef<HTMLHeadingElement>(null);

  const add = (preset: PresetChoice) => {
    const taken = providers.map(({ name }) => name);
    const provider = newProvider(preset, taken, crypto.randomUUID());
    const pattern = sources.models.hostPattern(provider.baseUrl);
    if (pattern) void requests.ask(pattern);
    removal.clear();
    setAdded(provider.id);
    void saver.now(addProvider(provider));
  };
  const remove = (provider: ProviderSettings) => {
    addTitle.current?.focus();
    void removal.run(async () => {
      // The key first: a provider that is gone has no place to forget it from.
      await saver.alone(() => sources.send('saveModelKey', { providerId: provider.id, key: '' }));
      await saver.now(removeProvider(provider.id));
      const pattern = sources.models.hostPattern(provider.baseUrl);
      const others = providers.filter(({ id }) => id !== provider.id);
      const stillNeeded = others.some(({ baseUrl }) => sources.models.hostPattern(baseUrl) === pattern);
      if (pattern && !stillNeeded) await sources.hosts.release(pattern);
      return provider.name;
    });
  };
  const known = new Map(sources.models.presets.map((preset) => [preset.id, preset]));
  return (
    <>
      {providers.length > 0 && (
        <section className="st-section" aria-labelledby="providers">
          <h2 id="providers">{t('options_providers')}</h2>
          {activeProviderId === null && (
            <Notice tone="warn" icon="alert" title={t('options_none_active')}>
              <p>{t('options_none_active_next')}</p>
            </Notice>
          )}
          {providers.map((provider) => {
            const preset = known.get(provider.preset);
            return (
              preset && (
                <ProviderCard
                  key={provider.id}
                  provider={provider}
                  preset={preset}
                  requests={requests}
                  isNew={provider.id === added}
                  onRemove={() => remove(provider)}
                />
              )
            );
          })}
        </section>
      )}
      <section className="st-section" aria-labelledby="add-provider">
        <h2 id="add-provider" tabIndex={-1} ref={addTitle}>
          {t(providers.length > 0 ? 'options_add_another' : 'options_add_provider')}
        </h2>
        {removal.state.status === 'failed' && <ProblemNotice problem={removal.state.problem} />}
        {removal.state.status === 'done' && (
          <Notice icon="check" role="status" title={t('options_removed', removal.state.value)} />
        )}
        <p className="st-section-lead">{t('options_add_lead')}</p>
        {offered.length < sources.models.presets.length && (
          <p className="st-section-lead">
            {t('options_providers_limited')} <SetByOrganisation />
          </p>
        )}
        <AddProvider presets={offered} onAdd={add} />
      </section>
      <Answers />
    </>
  );
}
