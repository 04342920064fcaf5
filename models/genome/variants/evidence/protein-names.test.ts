import { expect, test } from 'vitest';
import { proteinNames } from './protein-names.ts';

test.each([
  ['ENSP00000288602.6:p.Val600Glu', ['V600E'], ['V600', 'Mutation']],
  ['p.(Arg132His)', ['R132H'], ['R132', 'Mutation']],
  ['p.Q61*', ['Q61*'], ['Q61', 'Mutation']],
  ['p.Glu746_Ala750del', [], ['Mutation']],
  [null, [], ['Mutation']],
])('%s is %s, wider %s', (protein, exact, wider) => {
  expect(proteinNames(protein)).toEqual({ exact, wider });
});
