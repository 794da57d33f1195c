import { object } from '../define.ts';
import { area, checkbox, currency, lookup, picklist, text, url } from '../fields.ts';

const setup = { owner: false } as const;

export const product2 = object(
  '01t',
  'Product2',
  'Product',
  'Products',
  [
    text('Name', 'Product Name', 255, { required: true, nameField: true }),
    text('ProductCode', 'Product Code', 255),
    area('Description', 'Product Description', 4000),
    checkbox('IsActive', 'Active'),
    picklist('Family', 'Product Family', 'None|Subscription|Hardware|Services|Training'),
    text('StockKeepingUnit', 'Product SKU', 180),
    url('DisplayUrl', 'Display URL', { length: 1000 }),
  ],
  {
    ...setup,
    layout: {
      'Product Information': 'Name ProductCode Family StockKeepingUnit IsActive DisplayUrl Description',
    },
  },
);

export const pricebook2 = object(
  '01s',
  'Pricebook2',
  'Price Book',
  'Price Books',
  [
    text('Name', 'Price Book Name', 255, { required: true, nameField: true }),
    checkbox('IsActive', 'Active'),
    checkbox('IsStandard', 'Is Standard Price Book', { readOnly: true }),
    text('Description', 'Description', 255),
  ],
  { ...setup, layout: { 'Price Book Information': 'Name IsActive IsStandard Description' } },
);

export const pricebookEntry = object(
  '01u',
  'PricebookEntry',
  'Price Book Entry',
  'Price Book Entries',
  [
    text('Name', 'Product Name', 255, { readOnly: true, nameField: true }),
    lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', 'PricebookEntries', {
      required: true,
      updateable: false,
      cascadeDelete: true,
    }),
    lookup('Product2Id', 'Product ID', 'Product2', 'PricebookEntries', {
      required: true,
      updateable: false,
      cascadeDelete: true,
    }),
    currency('UnitPrice', 'List Price', { required: true }),
    checkbox('IsActive', 'Active'),
    checkbox('UseStandardPrice', 'Use Standard Price'),
    text('ProductCode', 'Product Code', 255, { readOnly: true }),
  ],
  {
    ...setup,
    viewed: false,
    layout: { 'Price Book Entry Information': 'Name Pricebook2Id Product2Id UnitPrice IsActive ProductCode' },
  },
);
