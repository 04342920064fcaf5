import { Upload } from 'lucide-react';
import type { GenomeSummary } from '../../models/genome/contract.ts';
import { Button } from '../ui/button/button.tsx';
import { CoverageLine } from '../ui/chart/coverage-line.tsx';
import { StatusIcon } from '../ui/icon/status-icon.tsx';
import { numberText } from '../ui/text/quantity.ts';
import { t } from '../ui/text/t.ts';
import './file-line.css';

export interface FileLineProps {
  readonly summary: GenomeSummary;
  readonly onRead: () => void;
}

/** What file it is: name, sample, build, records, and how many of the positions asked for have a genotype. */
export function FileLine({ summary: { file, tested }, onRead }: FileLineProps) {
  const { called, wanted } = tested;
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
      <div className="file-line-tested">
        <span>{t('genome.tested')}</span>
        <span className="file-line-coverage">
          <b>
            {called}/{wanted}
          </b>
          <CoverageLine tested={called} of={wanted} isLimiting={called < wanted} />
          {called < wanted && <small>{t('genome.not-tested', { n: wanted - called })}</small>}
        </span>
      </div>
      <Button size="control" icon={Upload} onClick={onRead}>
        {t('genome.read-other')}
      </Button>
    </section>
  );
}

const Pair = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <span>{label}</span>
    <b title={value}>{value}</b>
  </div>
);
