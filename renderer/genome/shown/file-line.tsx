import { Upload } from 'lucide-react';
import type { ShownFile } from '../../../models/genome/contract.ts';
import type { ExportKind } from '../../../models/genome/file/tables/exported.ts';
import type { Pharmacogene } from '../../../models/genome/pgx/pharmacogene.ts';
import { Button } from '../../ui/button/button.tsx';
import { CoverageLine } from '../../ui/chart/coverage-line.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { positionsOf } from './positions-of.ts';
import { hetHomText, sexText, tsTvText } from '../quality/quality-words.ts';
import { ExportMenu } from './export/export-menu.tsx';
import './file-line.css';

export interface FileLineProps {
  readonly file: ShownFile;
  readonly genes: readonly Pharmacogene[];
  readonly onRead: () => void;
  readonly onExport: (what: ExportKind) => void;
  readonly onPrint: () => void;
}

/** What file it is: name, sample, build, records, and how many of the pharmacogenes' positions have a genotype. */
export function FileLine({ file, genes, onRead, onExport, onPrint }: FileLineProps) {
  const { called, wanted } = positionsOf(genes);
  const { sample } = file.quality ?? { sample: null };
  return (
    <section className="file-line" aria-label={t('genome.file-and-coverage')}>
      <Pair label={t('genome.file')} value={file.name} />
      <Pair label={t('genome.sample')} value={file.sample} />
      <div>
        <span>{t('genome.build-head')}</span>
        <b>
          {file.build} <StatusIcon status="passed" size={14} label={t('genome.build-told')} />
        </b>
      </div>
      <Pair label={t('genome.records')} value={numberText(file.records)} />
      {sample && (
        <>
          <Pair label={t('genome.ts-tv')} value={tsTvText(sample)} />
          <Pair label={t('genome.het-hom')} value={hetHomText(sample)} />
          <Pair label={t('genome.sex-check')} value={sexText(sample).sex} />
        </>
      )}
      <div className="file-line-tested">
        <span>{t('genome.tested')}</span>
        <span className="file-line-coverage">
          <b>
            {numberText(called)}/{numberText(wanted)}
          </b>
          <CoverageLine tested={called} of={wanted} isLimiting={called < wanted} />
          {wanted === 0 && <small>{t('genome.read-again')}</small>}
          {called < wanted && <small>{t('genome.not-tested', { n: wanted - called })}</small>}
        </span>
      </div>
      <Button size="control" icon={Upload} onClick={onRead}>
        {t('genome.read-other')}
      </Button>
      <ExportMenu onExport={onExport} onPrint={onPrint} />
    </section>
  );
}

const Pair = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <span>{label}</span>
    <b title={value}>{value}</b>
  </div>
);
