import type { PeopleAccess } from '../../components/settings/settings-sources.ts';
import { readPeople, updatePeople, watchPeople } from '../../lib/storage/people.ts';
import { watchFromNow } from './watch-from-now.ts';

export const peopleAccess: PeopleAccess = {
  watch: watchFromNow(readPeople, watchPeople),
  update: updatePeople,
};
