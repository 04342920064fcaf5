import { codeKey } from '../base/code.ts';
import type { Fact } from '../base/fact.ts';
import { isAccepted } from './decide.ts';
import type { Finding, Measurement } from './finding.ts';

/** The structures whose volume others ask for, by the code of the finding; the key is `<name>_<side>_ml`. */
const structures: Readonly<Record<string, string>> = { 'SCT|5366008': 'hippocampus' };

/**
 * What accepted findings tell risk and report: the volume of each known structure, in mL, with its side.
 *
 * A proposal or a rejected finding tells nothing, nor does a volume whose side is unknown. `notes` are codes: what was
 * noted on the finding, `findings.edited` when a person changed the mask, `findings.unattended` when nobody looked.
 * Total; in the order of the findings.
 */
export const findingFacts = (findings: readonly Finding[]): readonly Fact[] =>
  findings.filter(isAccepted).flatMap(factsOf);

/** Keys of the Facts that findings tell once they are accepted, whatever became of them: what was looked for. Total. */
export const keysLookedFor = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.flatMap(factsOf).map(({ key }) => key));

function factsOf(finding: Finding): readonly Fact[] {
  const structure = structures[codeKey(finding.code)];
  const volume = finding.measurements.find(isWholeVolume);
  if (
    structure === undefined ||
    volume === undefined ||
    finding.laterality === null ||
    finding.laterality === 'unknown'
  )
    return [];
  return [
    {
      key: `${structure}_${finding.laterality}_ml`,
      code: volume.code,
      value: { kind: 'quantity', ...volume.quantity },
      at: finding.at,
      from: { kind: 'finding', id: finding.id, by: finding.by },
      notes: notesOf(finding),
    },
  ];
}

const isWholeVolume = ({ label, quantity }: Measurement): boolean => label === null && quantity.unit === 'mL';

const notesOf = ({ notes, edited, decided }: Finding): string[] => [
  ...notes.map(({ code }) => code).filter((code) => code !== 'infer.counted-on'), // how it was counted stands with the finding
  ...(edited ? ['findings.edited'] : []),
  ...(decided?.by.kind === 'unattended' ? ['findings.unattended'] : []),
];
