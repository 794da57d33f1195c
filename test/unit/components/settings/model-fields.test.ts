import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkKey } from '../../../../components/settings/models/check-key.ts';
import { checkModel } from '../../../../components/settings/models/check-model.ts';
import { checkMaxRows, FEWEST_ROWS, MOST_ROWS } from '../../../../components/settings/models/max-rows.ts';
import { DEFAULT_SETTINGS, parseSettings } from '../../../../lib/storage/settings.ts';

describe('an API key', () => {
  it('is taken without what was pasted around it', () => {
    expect(checkKey(' sk-proj-abc_123 \n')).toEqual({ ok: true, value: 'sk-proj-abc_123' });
  });
  it.each(['sk abc', 'sk-\u200babc', 'sk-…', 'a\nb', 'x'.repeat(4_097)])('%j is none', (typed) => {
    expect(checkKey(typed).ok).toBe(false);
  });
  it('can always be an HTTP header where it is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const checked = checkKey(typed);
        if (checked.ok) expect(() => new Headers({ authorization: `Bearer ${checked.value}` })).not.toThrow();
      }),
    );
  });
});

describe('a model', () => {
  it('may be any name', () => {
    expect(checkModel(' anthropic/claude-sonnet-5.5:beta ')).toEqual({
      ok: true,
      value: 'anthropic/claude-sonnet-5.5:beta',
    });
  });
  it.each(['', '  ', 'm'.repeat(257)])('but not %j', (typed) => {
    expect(checkModel(typed).ok).toBe(false);
  });
});

describe('rows per query', () => {
  it.each([
    ['2000', '2000'],
    [' 50,000 ', '50000'],
    ['2 000', '2000'],
    ['1', '1'],
    ['007', '7'],
  ])('%j are %s', (typed, value) => {
    expect(checkMaxRows(typed)).toEqual({ ok: true, value });
  });
  it.each(['', '0', '50001', '-1', '1.5', '1e3', 'many', '2,00', '9'.repeat(400)])(
    '%j are refused',
    (typed) => {
      expect(checkMaxRows(typed)).toEqual({ ok: false, error: expect.stringContaining('50,000') });
    },
  );
  it('takes what the settings take, and nothing else', () => {
    for (const rows of [FEWEST_ROWS - 1, FEWEST_ROWS, MOST_ROWS, MOST_ROWS + 1]) {
      const settings = { ...DEFAULT_SETTINGS, maxRows: rows, activeProviderId: 'kept' };
      expect(checkMaxRows(String(rows)).ok).toBe(parseSettings(settings).activeProviderId === 'kept');
    }
  });
});
