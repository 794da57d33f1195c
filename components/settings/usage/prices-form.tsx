import { type ReactElement, useId, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Price } from '../../../lib/storage/settings.ts';
import type { SpendRow } from '../../../lib/storage/spend-row.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { useSettings } from '../settings-context.ts';
import { type Draft, useDraft } from '../use-draft.ts';
import { checkMoney, checkPrice } from './check-amount.ts';
import { setPrice, withoutPrice } from './price-changes.ts';

/** Prices of the models in use; the user's own go before those that come with Recordside. */
export function PricesForm({ rows }: { rows: readonly SpendRow[] }): ReactElement {
  const { settings, sources, saver } = useSettings();
  const [added, setAdded] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const used = rows.filter((row) => row.of === 'model').map(({ name }) => name);
  const chosen = settings.providers.map(({ model }) => model).filter(Boolean);
  const models = [...new Set([...chosen, ...used, ...Object.keys(settings.prices), ...added])].sort();

  const add = () => {
    const model = typed.trim();
    if (model === '' || model.length > 256) return setError(t('usage_price_model_wrong'));
    setError(null);
    setTyped('');
    setAdded([...added, model]);
  };
  const reset = (model: string) => {
    box.current?.focus();
    setAdded(added.filter((each) => each !== model));
    void saver.now(withoutPrice(model));
  };
  return (
    <section className="st-section" aria-labelledby="usage-prices">
      <h2 id="usage-prices">{t('usage_prices')}</h2>
      <p className="st-section-lead">{t('usage_prices_lead', dateWords(sources.usage.pricesAsOf))}</p>
      {models.map((model) => (
        <PriceRow
          key={model}
          model={model}
          own={settings.prices[model] ?? null}
          price={sources.usage.priceOf(model, settings)}
          onReset={() => reset(model)}
        />
      ))}
      <form
        className="us-add"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={t('usage_price_add')}
          ref={box}
          value={typed}
          onValue={(value) => {
            setTyped(value);
            setError(null);
          }}
          error={error}
          mono
        />
        <Button type="submit" icon="plus">
          {t('usage_price_add_button')}
        </Button>
      </form>
    </section>
  );
}

interface PriceRowProps {
  readonly model: string;
  /** What the user typed; null: the table's. */
  readonly own: Price | null;
  readonly price: Price | null;
  readonly onReset: () => void;
}

function PriceRow({ model, own, price, onReset }: PriceRowProps): ReactElement {
  const id = useId();
  const input = usePart(model, 'input', price);
  const cached = usePart(model, 'cachedInput', price);
  const output = usePart(model, 'output', price);
  return (
    <fieldset className="us-price" aria-labelledby={id}>
      <div className="us-price-head">
        <h3 id={id}>{model}</h3>
        <span className="st-muted">
          {t(own ? 'usage_price_own' : price ? 'usage_price_table' : 'usage_price_none')}
        </span>
      </div>
      <div className="us-price-parts">
        <PricePart label={t('usage_price_input')} draft={input} />
        <PricePart label={t('usage_price_cached')} draft={cached} />
        <PricePart label={t('usage_price_output')} draft={output} />
      </div>
      {own && (
        <ConfirmButton
          label={t('usage_price_reset')}
          icon="history"
          small
          question={t('usage_price_reset_question', model)}
          onConfirm={onReset}
        />
      )}
    </fieldset>
  );
}

function usePart(model: string, part: keyof Price, price: Price | null): Draft {
  const saved = price?.[part];
  return useDraft({
    field: `price/${model}/${part}`,
    saved: saved === null || saved === undefined ? '' : String(saved),
    check:
      part === 'cachedInput'
        ? (typed) => (typed.trim() === '' ? checkMoney('') : checkPrice(typed))
        : checkPrice,
    change: (value) => setPrice(model, part, value === '' ? null : Number(value), price),
  });
}

function PricePart({ label, draft }: { label: string; draft: Draft }): ReactElement {
  return (
    <TextField
      label={label}
      inputMode="decimal"
      ref={draft.ref}
      value={draft.value}
      onValue={draft.onValue}
      onBlur={draft.onBlur}
      error={draft.error}
    />
  );
}

const dateWords = (day: string) =>
  new Intl.DateTimeFormat(document.documentElement.lang || 'en', { dateStyle: 'long' }).format(
    new Date(`${day}T12:00`),
  );
