import { describe, expect, it } from 'vitest';
import { areaOf } from '../../../../components/settings/route.ts';

describe('the address of an area', () => {
  it.each([
    ['', 'connections'],
    ['#', 'connections'],
    ['#connections', 'connections'],
    ['#models', 'models'],
    ['#/models', 'models'],
    ['#Models?from=panel', 'models'],
    ['#models/p1', 'models'],
    ['#modelsx', 'connections'],
    ['#<script>', 'connections'],
  ])('%j shows %s', (hash, area) => {
    expect(areaOf(hash)).toBe(area);
  });
});
