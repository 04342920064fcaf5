import type { Finding } from '../../../../models/findings/finding.ts';
import { byHandNote } from '../../../../models/findings/objects/correct-objects.ts';
import { shortDigest } from '../../../../models/report/language/spoken.ts';
import { Provenance } from '../../../ui/dialog/provenance.tsx';
import type { KeyValue } from '../../../ui/frame/key-values.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { message, t } from '../../../ui/text/t.ts';
import { actorText } from '../../../ui/text/actor.ts';
import { clockText, instantText } from '../../../ui/text/moment.ts';
import { nameOf } from '../name-of.ts';
import type { Remarks } from './remarks.ts';

/** Notes that speak of how the number was counted; they stand in the popover, not on the card. */
const quiet: ReadonlySet<string> = new Set([
  'infer.counted-on',
  'slides.counted-in-circle',
  'slides.counted-in-rectangle',
]);

/** What belongs beside the number and warns of nothing. */
const plain: ReadonlySet<string> = new Set([
  byHandNote,
  'infer.rule-taken',
  'infer.calcium-band',
  'infer.grow-range',
  'infer.server-used',
  'infer.distance',
  'infer.flat-by-hand',
  'infer.flat-interval',
  'infer.flat-spread',
  'infer.flat-point',
  'infer.on-outline',
  'infer.on-region',
  'findings.taken-from',
  'findings.taken-from.AUTOMATIC',
  'findings.taken-from.MANUAL',
  'findings.taken-from.SEMIAUTOMATIC',
  'findings.taken-probability',
  'findings.taken-occupancy',
]);

/** Where a finding comes from, what was noted on the way, who decided. */
export function FindingSource({ finding, remarks }: { readonly finding: Finding; readonly remarks: Remarks }) {
  const { by, run, decided, edited, status } = finding;
  const loud = remarks.notes.filter(({ code }) => !quiet.has(code));
  return (
    <div className="finding-source">
      <p>
        <Provenance origin={{ value: nameOf(finding), lines: linesOf(finding) }}>
          {by.kind === 'pack' ? `${by.id} ${by.version}` : actorText(by)}
        </Provenance>
        {by.kind !== 'pack' && ` ${clockText(finding.at)}`}
      </p>
      {run && <p>{runText(run)}</p>}
      {saysNoDistance(finding) && remarks.as === null && <p>{t('findings.distance-unknown')}</p>}
      {edited && !loud.some(({ code }) => code === byHandNote) && <p>{t('findings.edited')}</p>}
      {edited && remarks.readApart !== null && <p>{t('findings.read-apart', { name: remarks.readApart })}</p>}
      {decided && by.kind === 'pack' && <p>{decidedText(status, decided)}</p>}
      {loud.map(({ code, params }) =>
        plain.has(code) ? (
          <p key={code}>{sentence(code, params)}</p>
        ) : (
          <p key={code} data-warn>
            <StatusIcon status="warning" size={14} /> {sentence(code, params)}
          </p>
        ),
      )}
      {remarks.as !== null && <p>{t('findings.remarks-as', { name: remarks.as })}</p>}
    </div>
  );
}

/** A network that says nothing of how like its training images this one is. */
const saysNoDistance = ({ run, notes }: Finding): boolean =>
  run !== null && run.provider !== 'cpu' && !notes.some(({ code }) => code.startsWith('infer.distance'));

const sentence = (code: string, params: Finding['notes'][number]['params']): string => {
  const { what, why } = message(code, params);
  return [what, why].filter(Boolean).join('. ');
};

const runText = ({ provider, threads, goldenInput }: NonNullable<Finding['run']>): string =>
  [t(`findings.provider.${provider}`, { threads }), t(`findings.golden.${goldenInput}`)].join(' · ');

const decidedText = (status: Finding['status'], { by, at, reason }: NonNullable<Finding['decided']>): string =>
  [reason, t(`findings.status.${status}`), actorText(by), clockText(at)].filter(Boolean).join(' · ');

/** Everything a number carries: from what, how, by whom, when, which version. */
function linesOf({ by, run, at, decided, status, notes, code }: Finding): readonly KeyValue[] {
  const total = run ? Object.values(run.timesMs).reduce((sum, ms) => sum + ms, 0) : 0;
  return [
    [t('findings.by'), actorText(by)],
    [t('findings.digest'), by.kind === 'pack' ? shortDigest(by.digest) : null],
    [t('findings.code'), `${code.scheme} ${code.value}`],
    [t('findings.made'), instantText(at)],
    [
      t('findings.ran'),
      run && `${t(`findings.provider.${run.provider}`, { threads: run.threads })}, ${(total / 1000).toFixed(1)} s`,
    ],
    [
      t('findings.golden'),
      run &&
        [t(`findings.golden.${run.goldenInput}`), run.goldenAt && instantText(run.goldenAt)].filter(Boolean).join(', '),
    ],
    [
      t('findings.notes'),
      notes.length > 0 ? notes.map(({ code: note, params }) => sentence(note, params)).join(' ') : null,
    ],
    [t(`findings.status.${status}`), decided && `${actorText(decided.by)} ${instantText(decided.at)}`],
  ];
}
