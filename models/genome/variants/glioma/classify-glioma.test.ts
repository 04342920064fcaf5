import { expect, test } from 'vitest';
import { classifyGlioma } from './classify-glioma.ts';

const mutant = { idh: 'mutant', cdkn2ab: 'intact', 'microvascular-proliferation': 'no', necrosis: 'no' } as const;

test('an untested field leaves the diagnosis open, and is named', () => {
  expect(classifyGlioma(mutant)).toMatchObject({ entity: 'idh-mutant-nos', grade: null, needed: ['codeletion-1p19q'] });
  expect(classifyGlioma({ idh: 'wildtype', 'h3-k27': 'no', 'h3-g34': 'no', necrosis: 'no' })).toMatchObject({
    entity: 'idh-wildtype-nos',
    needed: ['microvascular-proliferation', 'tert-promoter', 'egfr-amplification', 'gain7-loss10'],
  });
});

test('an entity may be told while its grade is not', () => {
  expect(classifyGlioma({ ...mutant, 'codeletion-1p19q': 'no' })).toMatchObject({
    entity: 'astrocytoma',
    grade: null,
    needed: ['brisk-mitoses'],
  });
  expect(classifyGlioma({ ...mutant, 'codeletion-1p19q': 'no', cdkn2ab: 'homozygous-deletion' })).toMatchObject({
    grade: 4,
    needed: [],
  });
});

test('lost ATRX stands for an untested 1p/19q, never against a tested one', () => {
  expect(classifyGlioma({ ...mutant, atrx: 'lost' }).entity).toBe('astrocytoma');
  expect(classifyGlioma({ ...mutant, atrx: 'lost', 'codeletion-1p19q': 'yes' }).entity).toBe('oligodendroglioma');
});

test('no result claims a clinical sign-off', () => {
  expect(classifyGlioma({}).isConfirmed).toBe(false);
});
