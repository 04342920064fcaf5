import { codeKey } from '../../../base/code.ts';
import type { SrGroup } from '../../../dicom/write/sr/measurement-group.ts';
import type { Finding, Measurement } from '../../../findings/finding.ts';
import { asymmetryOf, unitCode } from './coded-tables.ts';
import { measurementOf } from './measurements-of.ts';

const wholeVolume = ({ measurements }: Finding): Measurement | undefined =>
  measurements.find(({ label, quantity }) => label === null && quantity.unit === 'mL');

/**
 * The asymmetry of a paired structure, where both sides were accepted on one image by one version of one pack: a number of
 * its own, read from both volumes.
 *
 * @param findings  accepted ones. @param tracking  of the pair, made from the keys of both. Total.
 */
export const asymmetryGroups = (
  findings: readonly Finding[],
  tracking: (key: string) => SrGroup['tracking'],
): readonly SrGroup[] =>
  findings.flatMap((right) => {
    const told = right.laterality === 'right' && asymmetryOf(right.code);
    const left = findings.find((other) => other.laterality === 'left' && isPair(other, right));
    const [ofRight, ofLeft] = [wholeVolume(right), left && wholeVolume(left)];
    if (!told || !left || !ofRight || !ofLeft) return [];
    const [r, l] = [ofRight.quantity.value, ofLeft.quantity.value];
    if (r + l <= 0) return [];
    const measurement = {
      concept: told.concept,
      method: null,
      value: (100 * 2 * (r - l)) / (r + l),
      unit: unitCode('%'),
      equation: { code: null, citation: told.citation },
      from: [measurementOf(ofRight, right, []), measurementOf(ofLeft, left, [])],
    };
    const isUnattended = [left, right].some(({ decided }) => decided?.by.kind === 'unattended');
    return [
      {
        tracking: tracking(`${left.id} ${right.id} asymmetry`),
        algorithm: null,
        category: null,
        finding: right.code,
        site: null,
        outline: null,
        region: null,
        measurements: [measurement],
        review: isUnattended
          ? { scheme: '99PHENO', value: 'unattended', meaning: 'Accepted unattended, not reviewed' }
          : { scheme: '99PHENO', value: 'computed', meaning: 'Computed from values that a reader accepted' },
        comments: [],
      },
    ];
  });

const isPair = (a: Finding, b: Finding): boolean =>
  codeKey(a.code) === codeKey(b.code) &&
  a.on.displaySet === b.on.displaySet &&
  (a.by.kind === 'pack' && b.by.kind === 'pack' ? a.by.digest === b.by.digest : a.by.kind === b.by.kind);
