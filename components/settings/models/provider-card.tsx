import { type ReactElement, useEffect, useId, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import type { ProviderSettings } from '../../../lib/storage/settings.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import type { PresetChoice } from '../settings-sources.ts';
import { useDraft } from '../use-draft.ts';
import { useTask } from '../use-task.ts';
import { checkModel } from './check-model.ts';
import { HostNotice } from './host-notice.tsx';
import { KeyField } from './key-field.tsx';
import { LocalHint } from './local-hint.tsx';
import { ModelField } from './model-field.tsx';
import { fitWords, ModelFitNote } from './model-fit.tsx';
import { ModelTest } from './model-test.tsx';
import { activateProvider, setBaseUrl, setModel } from './provider-changes.ts';
import { type HostRequests, useHostAllowed } from './use-host-access.ts';
import { useKey } from './use-key.ts';

interface ProviderCardProps {
  readonly provider: ProviderSettings;
  readonly preset: PresetChoice;
  readonly requests: HostRequests;
  /** It was added a moment ago: go on with its first empty field. */
  readonly isNew: boolean;
  readonly onRemove: () => void;
}

export function ProviderCard({
  provider,
  preset,
  requests,
  isNew,
  onRemove,
}: ProviderCardProps): ReactElement {
  const { settings, sources, saver, policy } = useSettings();
  const forbidden = !sources.models.isAllowed(provider, policy);
  const heading = useId();
  const card = useRef<HTMLElement>(null);
  const { id, baseUrl } = provider;
  const active = settings.activeProviderId === id;

  const test = useTask<Output<'testModel'>>();
  const list = useTask<Output<'listModels'>>();
  // What was found out holds for what was asked.
  const forgetBoth = () => {
    test.clear();
    list.clear();
  };
  const key = useKey(id, forgetBoth);
  const model = useDraft({
    field: `model/${id}`,
    saved: provider.model,
    check: checkModel,
    change: setModel(id),
    onTyped: test.clear,
  });
  const address = useDraft({
    field: `address/${id}`,
    saved: baseUrl,
    check: sources.models.checkBaseUrl,
    change: setBaseUrl(id),
    onTyped: forgetBoth,
  });
  const pattern = sources.models.hostPattern(baseUrl);
  const allowed = useHostAllowed(pattern);

  useEffect(() => {
    if (isNew) firstEmpty(card.current)?.focus();
  }, [isNew]);

  /** What the background has to know before it asks the provider anything. */
  const saved = async () => (await key.commit()) && (await saver.flush());

  const runTest = async () => {
    if (preset.key === 'required' && !provider.hasKey && key.typed.trim() === '') return key.demand();
    const typed = sources.models.checkBaseUrl(address.value);
    const wanted = typed.ok ? sources.models.hostPattern(typed.value) : null;
    // Before anything is awaited: the browser asks its question only in a click.
    const granted = wanted && !(allowed && wanted === pattern) ? requests.ask(wanted) : null;
    if (!address.valid() || !model.valid()) return;
    const name = model.value.trim();
    // A refusal shows where the permission is asked for, a key that cannot be saved beside the key.
    if ((granted && !(await granted)) || !(await saved())) return;
    await test.run(() => sources.send('testModel', { providerId: id, model: name }));
  };
  const loadList = () => {
    if (list.state.status === 'running' || list.state.status === 'done') return;
    void list.run(async () => {
      await saved();
      return sources.send('listModels', { providerId: id });
    });
  };
  return (
    <article className="st-card" aria-labelledby={heading} ref={card}>
      <header className="st-card-head">
        <h3 id={heading}>{provider.name}</h3>
        {preset.id !== 'compatible' && provider.name !== preset.name && <Badge>{preset.name}</Badge>}
        <label className="st-radio">
          <input
            type="radio"
            name="active-provider"
            checked={active}
            disabled={!baseUrl || forbidden}
            aria-describedby={heading}
            onChange={() => void saver.now(activateProvider(id))}
          />
          {t('options_used_for_answers')}
        </label>
      </header>
      {forbidden && (
        <Notice tone="warn" icon="lock" title={t('options_provider_forbidden')}>
          <p>
            {t('options_provider_forbidden_next')} <SetByOrganisation />
          </p>
        </Notice>
      )}
      {pattern && allowed === false && (
        <HostNotice
          pattern={pattern}
          asked={requests.asked(pattern)}
          onAsk={() => void requests.ask(pattern)}
        />
      )}
      <div className="st-card-fields">
        {preset.key === 'optional' && (
          <TextField
            label={t('options_base_url')}
            inputMode="url"
            ref={address.ref}
            value={address.value}
            onValue={address.onValue}
            onBlur={address.onBlur}
            error={address.error}
            hint={t('options_base_url_hint')}
            placeholder="https://models.example.com/v1"
            mono
          />
        )}
        <KeyField entry={key} provider={provider} preset={preset} />
        <ModelField
          draft={model}
          preset={preset}
          list={list.state}
          onList={loadList}
          fitOf={(name) => fitWords(sources.models.guidanceOf(preset.id, name))}
        />
        {test.state.status === 'idle' && <ModelFitNote provider={provider} />}
        <LocalHint preset={preset.id} />
      </div>
      <div className="st-card-actions">
        <Button disabled={forbidden || test.state.status === 'running'} onClick={() => void runTest()}>
          {t('options_test_model')}
        </Button>
        <ConfirmButton
          label={t('options_remove')}
          icon="trash"
          question={t(
            provider.hasKey ? 'options_remove_question_key' : 'options_remove_question',
            provider.name,
          )}
          onConfirm={onRemove}
        />
      </div>
      <ModelTest state={test.state} />
    </article>
  );
}

function firstEmpty(card: HTMLElement | null): HTMLInputElement | undefined {
  const inputs = [...(card?.querySelectorAll<HTMLInputElement>('.st-card-fields input') ?? [])];
  return inputs.find((input) => input.value === '') ?? inputs[0];
}
