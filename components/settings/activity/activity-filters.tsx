import { type ReactElement, useId, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { type ActivityFilter, type ActivityPage, ALL_ACTIVITY } from '../../../lib/storage/activity-pages.ts';
import { ACTIVITY_DECISIONS, ACTIVITY_OUTCOMES } from '../../../lib/storage/activity-row.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toolTitle } from '../permissions/permission-words.ts';
import { decisionWords, outcomeWords } from './activity-words.ts';
import { endOfDay, startOfDay } from './day-range.ts';

interface ActivityFiltersProps {
  readonly filter: ActivityFilter;
  readonly choices: Pick<ActivityPage, 'tools' | 'orgs'>;
  readonly onFilter: (filter: ActivityFilter) => void;
}

const ANY = '';

export function ActivityFilters({ filter, choices, onFilter }: ActivityFiltersProps): ReactElement {
  const id = useId();
  // What stands in the date fields; half a date is no filter yet.
  const [days, setDays] = useState({ from: '', to: '' });
  const set = (change: Partial<ActivityFilter>) => onFilter({ ...filter, ...change });
  const setDay = (change: Partial<typeof days>) => {
    const next = { ...days, ...change };
    setDays(next);
    set({ from: startOfDay(next.from), to: endOfDay(next.to) });
  };
  const clear = () => {
    setDays({ from: '', to: '' });
    onFilter(ALL_ACTIVITY);
  };
  const anySet = Object.values(filter).some((value) => value !== null);
  const wrongWay = filter.from !== null && filter.to !== null && filter.from >= filter.to;
  return (
    <section className="ac-filters" aria-labelledby={id}>
      <h2 id={id} className="ui-hidden">
        {t('activity_filters')}
      </h2>
      <TextField
        type="date"
        label={t('activity_from')}
        value={days.from}
        onValue={(from) => setDay({ from })}
        error={wrongWay ? t('activity_range_wrong') : null}
      />
      <TextField type="date" label={t('activity_to')} value={days.to} onValue={(to) => setDay({ to })} />
      <Choice
        label={t('activity_tool')}
        value={filter.tool}
        options={choices.tools.map((tool) => [tool, toolTitle(tool)])}
        onValue={(tool) => set({ tool })}
      />
      <Choice
        label={t('activity_org')}
        value={filter.orgId}
        options={choices.orgs.map(({ orgId, orgName }) => [orgId, orgName])}
        onValue={(orgId) => set({ orgId })}
      />
      <Choice
        label={t('activity_decision')}
        value={filter.decision}
        options={ACTIVITY_DECISIONS.map((decision) => [decision, decisionWords(decision)])}
        onValue={(decision) => set({ decision })}
      />
      <Choice
        label={t('activity_outcome')}
        value={filter.outcome}
        options={ACTIVITY_OUTCOMES.map((outcome) => [outcome, outcomeWords(outcome)])}
        onValue={(outcome) => set({ outcome })}
      />
      {anySet && (
        <Button look="quiet" small icon="close" className="ac-clear" onClick={clear}>
          {t('activity_clear')}
        </Button>
      )}
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly (readonly [Value, string])[];
  readonly onValue: (value: Value | null) => void;
}

function Choice<Value extends string>({ label, value, options, onValue }: ChoiceProps<Value>): ReactElement {
  return (
    <SelectField<Value | typeof ANY>
      label={label}
      value={value ?? ANY}
      options={[
        { value: ANY, label: t('activity_all') },
        ...options.map(([each, words]) => ({ value: each, label: words })),
      ]}
      onValue={(picked) => onValue(picked === ANY ? null : picked)}
    />
  );
}
