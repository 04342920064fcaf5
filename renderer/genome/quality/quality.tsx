import type { ShownFile } from '../../../models/genome/contract.ts';
import type { Pharmacogene } from '../../../models/genome/pgx/pharmacogene.ts';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { Note } from '../../ui/message/note.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { messageText, t } from '../../ui/text/t.ts';
import { positionsOf } from '../shown/positions-of.ts';
import { ArrayCounts } from './array-counts.tsx';
import { LineCounts } from './line-counts.tsx';
import './quality.css';

export interface QualityProps {
  readonly file: ShownFile;
  readonly genes: readonly Pharmacogene[];
}

/** What was noticed about the file itself: what told its build, how it is packed, lines that were passed over, its counts. */
export function Quality({ file, genes }: QualityProps) {
  const { called, wanted } = positionsOf(genes);
  return (
    <section className="quality" aria-label={t('genome.tab-quality')} tabIndex={0}>
      {file.problems.length === 0 ? (
        <Note status="passed">{t('genome.no-problems')}</Note>
      ) : (
        file.problems.map(({ code, params }) => (
          <Note key={code + JSON.stringify(params)} status="warning">
            {messageText(code, params)}
          </Note>
        ))
      )}
      <KeyValues
        of={[
          [
            t('genome.told-by'),
            file.evidence.map(({ kind, count }) => t(`genome.evidence-${kind}`, { n: count })).join(', '),
          ],
          [t('genome.format'), file.fileFormat ?? t('genome.format-unknown')],
          [t('genome.packing'), t(`genome.packing-${file.compression}`)],
          [t('genome.samples'), numberText(file.sampleCount)],
          [t('genome.kept'), t('genome.kept-of', { kept: file.kept, records: file.records })],
          [t('genome.tested'), t('genome.tested-of', { called, wanted })],
          [t('genome.size'), t('genome.bytes', { bytes: file.bytes })],
          [t('genome.digest'), <code key="digest">{file.digest}</code>],
          [t('genome.read-at'), file.at.replace('T', ' ').slice(0, 16)],
        ]}
      />
      <h2>{t('genome.all-lines')}</h2>
      {file.quality && <LineCounts of={file.quality} />}
      {file.array && <ArrayCounts of={file.array} />}
      {!file.quality && !file.array && <p>{t('genome.not-counted')}</p>}
    </section>
  );
}
