import { expect, test } from 'vitest';
import { proteinNames } from './protein-names.ts';

test.each([
  ['ENSP00000288602.6:p.Val600Glu', ['V600E'], ['V600', 'Mutation', 'MUTATION']],
  ['p.(Arg132His)', ['R132H'], ['R132', 'Mutation', 'MUTATION']],
  ['p.Q61*', ['Q61*'], ['Q61', 'Mutation', 'MUTATION']],
  ['p.Glu746_Ala750del', [], ['Mutation', 'MUTATION']],
  [null, [], ['Mutation', 'MUTATION']],
])('%s is %s, wider %s', (protein, exact, wider) => {
  expect(proteinNames(protein)).toEqual({ exact, wider });
});
