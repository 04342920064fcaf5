import { CircleQuestionMark, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { AdviceWeight, DrugAdvice } from '../../../../models/genome/pgx/guidelines/advise.ts';
import { geneResult } from '../../../../models/genome/pgx/gene-result.ts';
import type { Recommendation } from '../../../../models/genome/pgx/guidelines/guideline-table.ts';
import type { Pharmacogene } from '../../../../models/genome/pgx/pharmacogene.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Tag } from '../../../ui/button/tag.tsx';
import { t } from '../../../ui/text/t.ts';
import { pairText } from '../genes/gene-words.ts';
import './drug-row.css';

export interface DrugRowProps {
  readonly drug: DrugAdvice;
  readonly genes: readonly Pharmacogene[];
  readonly isOpen: boolean;
  readonly onChoose: () => void;
  readonly onTaken: (is: boolean) => void;
}

/** One drug: what its guidelines advise at most; opened, every row that applies, whole, and those that say nothing. */
export function DrugRow({ drug, genes, isOpen, onChoose, onTaken }: DrugRowProps) {
  const gravest = drug.rows.find((row) => weightOfRow(row) === drug.weight) ?? drug.rows[0];
  const isBrief = !isOpen && !drug.isTaken;
  return (
    <li className="drug-row" data-open={isOpen} data-brief={isBrief}>
      <div className="drug-row-head">
        <button type="button" aria-expanded={isOpen} onClick={onChoose}>
          {drug.drug}
        </button>
        {isBrief && <small>{drug.genes.join(', ')}</small>}
        <Weight weight={drug.weight} />
      </div>
      {!isBrief && drug.rows.length === 0 && <p>{silenceOf(drug)}</p>}
      {!isBrief && drug.rows.length > 0 && drug.weight === 'unknown' && drug.unsure.length > 0 && (
        <p>{t('genome.too-little-tested', { genes: drug.unsure.join(', ') })}</p>
      )}
      {isOpen
        ? drug.rows.map((row) => <Row key={rowKey(row)} row={row} genes={genes} />)
        : drug.isTaken && gravest && <Row row={gravest} genes={genes} others={drug.rows.length - 1} />}
      {isOpen &&
        drug.silent.map(({ guideline, title }) => <p key={guideline}>{t('genome.guideline-silent', { title })}</p>)}
      {isOpen && (
        <Button size="small" onClick={() => onTaken(!drug.isTaken)}>
          {t(drug.isTaken ? 'genome.not-taken' : 'genome.is-taken')}
        </Button>
      )}
    </li>
  );
}

interface RowProps {
  readonly row: Recommendation;
  readonly genes: readonly Pharmacogene[];
  readonly others?: number | undefined; // more rows apply; given: the text is cut
}

function Row({ row, genes, others }: RowProps) {
  const { text, implications, source, version, strength, population } = row;
  return (
    <div className="drug-row-advice" data-cut={others !== undefined}>
      <p>{text ?? t('genome.read-guideline')}</p>
      {others === undefined && implications !== '' && <p className="drug-row-why">{implications}</p>}
      <p className="drug-row-source">
        {Object.keys(row.lookup).map((name) => `${resultText(name, genes)} · `)}
        <span title={`${row.title} · ${row.guideline}`}>
          {[source, version, strength?.toLowerCase(), population].filter(Boolean).join(' · ')}
        </span>
        {others !== undefined && others > 0 && ` · ${t('genome.more-rows', { n: others })}`}
      </p>
    </div>
  );
}

const resultText = (name: string, genes: readonly Pharmacogene[]): string => {
  const gene = genes.find((each) => each.gene === name);
  return gene ? `${name} ${pairText(gene, geneResult(gene))}` : name;
};

/** Why nothing is said: no gene of the drug has a result, or no row is for it. */
const silenceOf = ({ untested, genes, silent }: DrugAdvice): string =>
  silent.length > 0 && untested.length < genes.length
    ? t('genome.no-row')
    : t('genome.nothing-said', { genes: untested.join(', ') });

const rowKey = ({ source, guideline, lookup, population }: Recommendation): string =>
  [source, guideline, JSON.stringify(lookup), population].join(' ');

const weightOfRow = ({ alternative, dosing }: Recommendation): AdviceWeight | null =>
  dosing ? 'adapt' : alternative ? 'other-drug' : null;

const signs: Readonly<Record<AdviceWeight, readonly ['danger' | 'warn' | 'plain', LucideIcon | undefined]>> = {
  'other-drug': ['danger', OctagonAlert],
  adapt: ['warn', TriangleAlert],
  unchanged: ['plain', undefined],
  unknown: ['plain', CircleQuestionMark],
};

function Weight({ weight }: { readonly weight: AdviceWeight }) {
  const [tone, icon] = signs[weight];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`genome.advice-${weight}`)}
    </Tag>
  );
}
