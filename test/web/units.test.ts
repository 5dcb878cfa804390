import { expect, it } from 'vitest';
import { registry } from '#sim-core';
import { unitsInFrench } from '../../web/texts/units-fr.ts';

it('every unit of the registry has a French name, and no other has', () => {
  const units = new Set<string>(Object.values(registry).map(({ unit }) => unit));
  expect(Object.keys(unitsInFrench).sort()).toEqual([...units].sort());
});
