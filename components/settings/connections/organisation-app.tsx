import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { PolicySignIn } from '../../../lib/storage/policy.ts';
import { SelectField } from '../../ui/select-field.tsx';

interface OrganisationAppProps {
  readonly apps: readonly PolicySignIn[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

/** One of those that the organisation set, by the name it gave it; nothing to choose where there is one. */
export function OrganisationApp({ apps, chosen, onChoose }: OrganisationAppProps): ReactElement | null {
  if (apps.length < 2 && apps[0]?.name === chosen) return null;
  const names = apps.map(({ name }) => name);
  return (
    <SelectField
      label={t('connections_policy_app')}
      value={chosen}
      options={[
        ...(names.includes(chosen) ? [] : [{ value: chosen, label: t('connections_policy_app_other') }]),
        ...names.map((name) => ({ value: name, label: name })),
      ]}
      onValue={onChoose}
    />
  );
}
