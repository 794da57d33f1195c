import type { PlantedAccount } from './accounts.ts';
import type { Staff } from './people.ts';
import type { Planter } from './planter.ts';
import type { PriceList } from './products.ts';
import { plantOpportunity } from './sales.ts';

/** An opportunity that waits for somebody's approval: until then only administrators can change it. */
export function plantApproval(planter: Planter, staff: Staff, prices: PriceList): void {
  const row = planter.store.find('Account', (one) => one.values.Name === 'Brightwater Cold Chain');
  const account: PlantedAccount | undefined = row && {
    id: row.id,
    name: 'Brightwater Cold Chain',
    domain: 'brightwatercoldchain.example',
    ownerId: staff.sofia,
    age: 120,
    customer: true,
    contacts: [],
  };
  if (!account) return;
  const id = plantOpportunity(
    planter,
    account,
    prices,
    {
      Name: 'Brightwater Cold Chain - Pallet sensors',
      StageName: 'Negotiation/Review',
      CloseDate: planter.day(27),
      NextStep: 'Discount waits for approval',
      Type: 'Existing Customer - Upgrade',
    },
    2,
  );
  planter.store.locks.holdForApproval(id, true);
}
