import type { Finding } from '../../../../models/findings/finding.ts';

/**
 * What is noted at a finding in the list; `as`: the name of the one above whose remarks of the same run hold for it too;
 * `readApart`: of an outline, the number that its run read from lines, which stay when the outline is changed.
 */
export interface Remarks {
  readonly notes: Finding['notes'];
  readonly as: string | null;
  readonly readApart: string | null;
}

/** Findings of one run of one model on one image carry the same remarks. Null: not of a run. */
function runOf({ by, at, on, geometry, run }: Finding): string | null {
  if (by.kind !== 'pack' || !run) return null;
  const frame = 'frame' in geometry ? geometry.frame : '';
  return [by.id, by.digest, at, on.displaySet, frame].join(' ');
}

const same = (a: Finding['notes'][number], b: Finding['notes'][number]): boolean =>
  a.code === b.code && JSON.stringify(a.params) === JSON.stringify(b.params);

/** The remarks of a list of findings, in its order: those of a run stand at its first finding, the others point there. */
export function remarksOf(findings: readonly Finding[]): ReadonlyMap<Finding['id'], Remarks> {
  const firsts = new Map<string, Finding>();
  const remarks = new Map<Finding['id'], Remarks>();
  for (const finding of findings) {
    const run = runOf(finding);
    const first = run === null ? undefined : firsts.get(run);
    if (run !== null && !first) firsts.set(run, finding);
    const notes = finding.notes.filter((note) => !first?.notes.some((known) => same(known, note)));
    const as = first && notes.length < finding.notes.length ? first.name : null;
    const lines = findings.find((one) => run !== null && one.geometry.kind === 'pixel-lines' && runOf(one) === run);
    const readApart = finding.geometry.kind === 'pixel-mask' && lines ? lines.name : null;
    remarks.set(finding.id, { notes, as, readApart });
  }
  return remarks;
}
