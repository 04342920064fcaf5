import type { KeyboardEvent } from 'react';
import type { DrugAdvice } from '../../../../models/genome/pgx/guidelines/advise.ts';
import { functionStep, geneResult } from '../../../../models/genome/pgx/gene-result.ts';
import type { GeneResult } from '../../../../models/genome/pgx/gene-result.ts';
import type { Pharmacogene } from '../../../../models/genome/pgx/pharmacogene.ts';
import { FunctionBoxes } from '../../../ui/chart/function-boxes.tsx';
import { Table } from '../../../ui/table/table.tsx';
import type { Column } from '../../../ui/table/table.tsx';
import { t } from '../../../ui/text/t.ts';
import { functionWord, pairText } from './gene-words.ts';
import { toneOfGene } from './tone-of-gene.ts';
import type { Tone } from './tone-of-gene.ts';
import './gene-list.css';

export interface GeneListProps {
  readonly genes: readonly Pharmacogene[];
  readonly advice: readonly DrugAdvice[];
  readonly current: string | null;
  readonly onChoose: (gene: string) => void;
}

const columns = (): readonly Column[] => [
  { id: 'gene', label: t('genome.gene'), width: 84 },
  { id: 'pair', label: t('genome.diplotype') },
  { id: 'boxes', label: t('genome.function'), width: 66 },
  { id: 'word', label: '', width: 154 },
  { id: 'tested', label: t('genome.tested-short'), width: 76, isNumber: true },
];

/** A line a gene: diplotype, function at a glance, positions tested. Arrow keys go along; one stop of the Tab key. */
export function GeneList({ genes, advice, current, onChoose }: GeneListProps) {
  const step = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = genes.findIndex(({ gene }) => gene === current);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: genes.length - 1 }[event.key];
    const next = to === undefined ? undefined : genes[to];
    if (!next) return;
    event.preventDefault();
    onChoose(next.gene);
    event.currentTarget.querySelector<HTMLElement>(`[data-gene="${next.gene}"]`)?.focus();
  };
  return (
    <div className="gene-list" role="presentation" onKeyDown={step}>
      <Table label={t('genome.tab-pharmacogenes')} columns={columns()} dense>
        {genes.map((gene) => (
          <GeneRow
            key={gene.gene}
            gene={gene}
            tone={toneOfGene(gene, advice)}
            isCurrent={gene.gene === current}
            onChoose={() => onChoose(gene.gene)}
          />
        ))}
      </Table>
    </div>
  );
}

interface GeneRowProps {
  readonly gene: Pharmacogene;
  readonly tone: Tone;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

function GeneRow({ gene, tone, isCurrent, onChoose }: GeneRowProps) {
  const result = geneResult(gene);
  const pair = pairText(gene, result);
  return (
    <tr aria-selected={isCurrent} onClick={onChoose}>
      <td data-tone="value">
        <button type="button" data-gene={gene.gene} tabIndex={isCurrent ? 0 : -1} aria-current={isCurrent}>
          {gene.gene}
        </button>
      </td>
      <td className="gene-list-pair" data-tone={result.pairs.length > 0 ? undefined : 'hint'} title={pair}>
        {pair}
      </td>
      <td>
        <FunctionBoxes filled={stepOf(result)} tone={tone} />
      </td>
      <td data-colour={tone} data-tone={result.from === null ? 'hint' : 'label'} title={functionWord(result)}>
        {functionWord(result)}
      </td>
      <Tested gene={gene} />
    </tr>
  );
}

/** How many positions have a genotype; a dash where no position of this file counts. */
function Tested({ gene: { call, outside } }: { readonly gene: Pharmacogene }) {
  const { tested = 0, total = 0 } = call?.positions ?? {};
  const isLimiting = !outside && tested < total;
  return (
    <td data-number data-limiting={isLimiting} data-tone={total === 0 ? 'hint' : 'label'}>
      {total === 0 ? '—' : `${tested}/${total}`}
    </td>
  );
}

/** The step of the scale that all values agree on; 0 where they do not, null where there is no result. */
const stepOf = ({ from, phenotypes }: GeneResult): number | null => {
  if (from === null) return null;
  const steps = new Set(phenotypes.map(functionStep));
  const [only = 0] = steps;
  return steps.size === 1 ? only : 0;
};
