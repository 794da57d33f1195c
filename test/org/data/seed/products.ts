import type { Staff } from './people.ts';
import type { Planter } from './planter.ts';

/** Code, name, family, list price, description. */
const products = [
  [
    'FLT-100',
    'Fleet Core',
    'Subscription',
    12_000,
    'Vehicles, drivers and live positions for up to 50 vehicles.',
  ],
  [
    'FLT-200',
    'Fleet Pro',
    'Subscription',
    28_000,
    'Fleet Core with driver scoring and maintenance planning.',
  ],
  ['RTE-100', 'Routing', 'Subscription', 18_000, 'Daily route plans with time windows and capacities.'],
  [
    'RTE-200',
    'Routing Optimizer',
    'Subscription',
    42_000,
    'Routing that plans again while vehicles are on the road.',
  ],
  ['WHS-100', 'Warehouse', 'Subscription', 24_000, 'Receiving, picking and stock counts.'],
  ['WHS-300', 'Warehouse Automation', 'Subscription', 65_000, 'Connects conveyors, sorters and robots.'],
  ['ANA-100', 'Analytics', 'Subscription', 15_000, 'Dashboards and scheduled reports.'],
  ['MKT-100', 'Marketplace', 'Subscription', 9_000, 'Offers spare capacity to other carriers.'],
  ['HW-TAB', 'Driver Tablet', 'Hardware', 420, 'Rugged 8-inch tablet with cradle.'],
  ['HW-SCN', 'Handheld Scanner', 'Hardware', 690, 'Bluetooth scanner with charging dock.'],
  ['HW-TMP', 'Temperature Probe', 'Hardware', 115, 'Wireless probe for cooled trailers.'],
  ['HW-GPS', 'Tracking Unit', 'Hardware', 180, 'Vehicle tracker with backup battery.'],
  ['SVC-IMP', 'Implementation Package', 'Services', 22_500, 'Four weeks of set-up with a consultant.'],
  ['SVC-INT', 'Integration Day', 'Services', 1_900, 'One day of an integration engineer.'],
  ['SVC-SUP', 'Premium Support', 'Services', 8_500, 'Round-the-clock support with a named engineer.'],
  ['TRN-ONS', 'On-site Training', 'Training', 3_200, 'A day of training for up to 12 people.'],
  ['TRN-WEB', 'Online Training', 'Training', 450, 'Seat in an online course.'],
  ['FLT-001', 'Fleet Classic', 'Subscription', 7_500, 'No longer sold.'],
] as const;

export interface PriceList {
  pricebookId: string;
  entries: { id: string; price: number; family: string }[];
}

export function plantProducts(planter: Planter, staff: Staff): PriceList {
  const age = 1200;
  const book = (name: string, isStandard: boolean) =>
    planter.add('Pricebook2', staff.admin, age, { Name: name, IsActive: true, IsStandard: isStandard }).id;
  const standard = book('Standard Price Book', true);
  const partner = book('Partner Price Book', false);
  const entries = products.map(([code, name, family, price, description]) => {
    const active = code !== 'FLT-001';
    const product = planter.add('Product2', staff.admin, age, {
      Name: name,
      ProductCode: code,
      Family: family,
      StockKeepingUnit: `LRK-${code}`,
      Description: description,
      IsActive: active,
    });
    const entry = { Product2Id: product.id, IsActive: active };
    const first = planter.add('PricebookEntry', staff.admin, age, {
      ...entry,
      Pricebook2Id: standard,
      UnitPrice: price,
    });
    planter.add('PricebookEntry', staff.admin, age, {
      ...entry,
      Pricebook2Id: partner,
      UnitPrice: Math.round(price * 0.85),
    });
    return { id: first.id, price, family, active };
  });
  return { pricebookId: standard, entries: entries.filter((one) => one.active) };
}
