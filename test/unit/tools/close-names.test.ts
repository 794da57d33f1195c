import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeNames, editDistance } from '../../../lib/tools/close-names.ts';
import { ACCOUNT } from './fake-org.ts';

describe('closeNames', () => {
  it.each([
    ['Revenue', 'AnnualRevenue'],
    ['AnualRevenue', 'AnnualRevenue'],
    ['Churn_Score', 'Churn_Score__c'],
    ['LikelihoodToLeave__c', 'Churn_Score__c'],
    ['City', 'BillingCity'],
    ['Owner', 'OwnerId'],
  ])('%s → %s', (wanted, name) => {
    expect(closeNames(wanted, ACCOUNT.fields)[0]).toBe(name);
  });

  it('finds nothing where nothing is near', () => {
    expect(closeNames('Xyzzy', ACCOUNT.fields)).toEqual([]);
    expect(closeNames('', ACCOUNT.fields)).toEqual([]);
  });
});

describe('editDistance', () => {
  it('is a distance', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
    expect(editDistance('kitten', 'sitting')).toBe(3);
  });
});
