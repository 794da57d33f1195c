import { expect, test } from 'vitest';
import { canEdit, checkEdits, draftKey } from '../../../../../components/chat/approvals/edits.ts';
import { field, preview, record } from '../../../../demo/gallery/approval-states.ts';

const format = { locale: 'en-US', timeZone: 'UTC' };
const amount = field('Amount', { type: 'currency', value: 100, required: true });
const name = field('Name', { value: 'Acme' });
const owner = field('OwnerId', { type: 'reference', value: '005000000000001AAA' });
const two = preview({
  records: [record({ fields: [amount, name, owner] }), record({ fields: [amount, name, owner] })],
});

test('only what was really changed is sent, by the place of its record', () => {
  const drafts = {
    [draftKey(0, amount)]: '100.00',
    [draftKey(0, name)]: 'Acme',
    [draftKey(1, amount)]: '250',
    [draftKey(1, name)]: '',
  };
  expect(checkEdits(two, drafts, format)).toEqual({
    edits: [
      { record: 1, field: 'Amount', value: 250 },
      { record: 1, field: 'Name', value: null },
    ],
    wrong: {},
  });
});

test('what is wrong is told by its place, and keeps nothing else back', () => {
  const drafts = { [draftKey(0, amount)]: 'much', [draftKey(1, name)]: 'Acme AG' };
  expect(checkEdits(two, drafts, format)).toEqual({
    edits: [{ record: 1, field: 'Name', value: 'Acme AG' }],
    wrong: { [draftKey(0, amount)]: 'approval_wrong_number' },
  });
});

test('drafts of fields that cannot be edited, or are not there, count for nothing', () => {
  const drafts = { [draftKey(0, owner)]: '005000000000009AAA', '7 Amount': '1', '0 __proto__': 'x' };
  expect(checkEdits(two, drafts, format)).toEqual({ edits: [], wrong: {} });
});

test('a delete has nothing to edit, nor has a record of fixed fields', () => {
  expect(canEdit(two)).toBe(true);
  expect(canEdit({ ...two, action: 'delete' })).toBe(false);
  expect(canEdit(preview({ records: [record({ fields: [owner] })] }))).toBe(false);
});
