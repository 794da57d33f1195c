import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  draftOf,
  INCOMPLETE,
  inputKind,
  parseDraft,
} from '../../../../../components/chat/approvals/field-draft.ts';
import { field } from '../../../../demo/gallery/approval-states.ts';

const format = { locale: 'en-US', timeZone: 'Europe/Berlin' };
const options = ['New', 'Won', 'Lost'].map((value) => ({ value, label: value }));

test.each([
  ['string', 'text'],
  ['textarea', 'lines'],
  ['currency', 'number'],
  ['percent', 'number'],
  ['int', 'number'],
  ['date', 'date'],
  ['datetime', 'moment'],
  ['time', 'time'],
  ['boolean', 'box'],
  ['reference', 'fixed'],
  ['id', 'fixed'],
  ['address', 'fixed'],
  ['base64', 'fixed'],
  ['toString', 'fixed'],
  ['a type of next year', 'fixed'],
])('%s is edited by %s', (type, kind) => {
  expect(inputKind(field('F', { type }))).toBe(kind);
});

test('lists are picked from, long text has lines, and what may not be edited is not', () => {
  expect(inputKind(field('F', { type: 'picklist', options }))).toBe('choice');
  expect(inputKind(field('F', { type: 'multipicklist', options }))).toBe('choices');
  expect(inputKind(field('F', { value: 'one\ntwo' }))).toBe('lines');
  expect(inputKind(field('F', { type: 'picklist', options, editable: false }))).toBe('fixed');
});

const fields = fc.oneof(
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((value) => field('F', { type: 'double', value })),
  fc.string().map((value) => field('F', { type: 'string', value })),
  fc.boolean().map((value) => field('F', { type: 'boolean', value })),
  fc.constantFrom('New', 'Won', 'Gone').map((value) => field('F', { type: 'picklist', value, options })),
  fc
    .date({ noInvalidDate: true, min: new Date('1980-01-01'), max: new Date('2080-01-01') })
    .map((date) => field('F', { type: 'datetime', value: date.toISOString() })),
  fc
    .date({ noInvalidDate: true, min: new Date('1980-01-01'), max: new Date('2080-01-01') })
    .map((date) => field('F', { type: 'date', value: date.toISOString().slice(0, 10) })),
);

test('a value that is not touched is sent as it was, to the last digit and second', () => {
  fc.assert(
    fc.property(fields, (one) => {
      expect(parseDraft(one, draftOf(one, format), format)).toEqual({ ok: true, value: one.value });
    }),
  );
});

test('whatever is typed, a value of the right kind comes out, or a reason', () => {
  fc.assert(
    fc.property(fields, fc.string(), (one, typed) => {
      const parsed = parseDraft(one, typed, format);
      if (!parsed.ok) expect(parsed.why).toMatch(/^approval_wrong_/);
      else if (one.type === 'double')
        expect(parsed.value === null || Number.isFinite(parsed.value)).toBe(true);
      else if (one.type === 'boolean') expect(typeof parsed.value).toBe('boolean');
      else if (one.type === 'picklist') expect([null, 'New', 'Won', 'Lost', 'Gone']).toContain(parsed.value);
      else expect(parsed.value === null || typeof parsed.value === 'string').toBe(true);
    }),
  );
});

test.each([
  ['currency', '1,250.50', { ok: true, value: 1_250.5 }],
  ['currency', '1,50', { ok: false, why: 'approval_wrong_number' }],
  ['currency', '9'.repeat(16), { ok: false, why: 'approval_wrong_number' }],
  ['percent', '12.5 %', { ok: true, value: 12.5 }],
  ['int', '3.5', { ok: false, why: 'approval_wrong_whole' }],
  ['int', '', { ok: true, value: null }],
  ['date', '2026-02-28', { ok: true, value: '2026-02-28' }],
  ['date', '2026-02-30', { ok: false, why: 'approval_wrong_date' }],
  ['date', '0001-01-01', { ok: false, why: 'approval_wrong_date' }],
  ['date', INCOMPLETE, { ok: false, why: 'approval_wrong_date' }],
  ['datetime', '2026-07-01T09:30', { ok: true, value: '2026-07-01T07:30:00.000Z' }],
  ['datetime', '2026-02-30T09:30', { ok: false, why: 'approval_wrong_moment' }],
  ['datetime', INCOMPLETE, { ok: false, why: 'approval_wrong_moment' }],
  ['time', '09:30', { ok: true, value: '09:30:00.000Z' }],
  ['time', '24:00', { ok: false, why: 'approval_wrong_time' }],
  ['time', INCOMPLETE, { ok: false, why: 'approval_wrong_time' }],
  ['email', ' a@b.example ', { ok: true, value: 'a@b.example' }],
  ['email', 'a@b.example, c@d.example', { ok: false, why: 'approval_wrong_email' }],
  ['string', ' kept as typed ', { ok: true, value: ' kept as typed ' }],
  ['boolean', 'true', { ok: true, value: true }],
])('%s: %j', (type, typed, parsed) => {
  expect(parseDraft(field('F', { type, value: type === 'int' ? 7 : null }), typed, format)).toEqual(parsed);
});

test('what is required cannot be emptied', () => {
  const required = field('F', { value: 'x', required: true });
  expect(parseDraft(required, '  ', format)).toEqual({ ok: false, why: 'approval_wrong_empty' });
  expect(parseDraft({ ...required, required: false }, '  ', format)).toEqual({ ok: true, value: null });
});

test('of a list only its options, and what stood there', () => {
  const list = field('F', { type: 'multipicklist', value: 'New;Gone', options });
  expect(parseDraft(list, 'Gone;Won', format)).toEqual({ ok: true, value: 'Gone;Won' });
  expect(parseDraft(list, 'Won;Made up', format)).toEqual({ ok: false, why: 'approval_wrong_choice' });
});
