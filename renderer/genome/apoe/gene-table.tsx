import type { GenomeSummary } from '../../../models/genome/contract.ts';
import { FunctionBoxes } from '../../ui/chart/function-boxes.tsx';
import { Table } from '../../ui/table/table.tsx';
import type { Column } from '../../ui/table/table.tsx';
import { t } from '../../ui/text/t.ts';
import './gene-table.css';

const columns = (): readonly Column[] => [
  { id: 'gene', label: t('genome.gene'), width: 84 },
  { id: 'genotype', label: t('genome.genotype') },
  { id: 'boxes', label: '', width: 66 },
  { id: 'word', label: t('genome.state'), width: 178 },
  { id: 'tested', label: t('genome.tested-short'), width: 76, isNumber: true },
];

/** One line a gene: its genotype, or that there is none. Not called is dashed, never "normal". */
export function GeneTable({ summary: { apoe } }: { readonly summary: GenomeSummary }) {
  const call = apoe.kind === 'shown' ? apoe.call : null;
  const tested = call?.sites.filter(({ kind }) => kind === 'called').length;
  return (
    <Table label={t('genome.genes')} columns={columns()} dense>
      <tr aria-selected="true">
        <td data-tone="value">APOE</td>
        <td className="gene-table-genotype" data-tone={call?.kind === 'called' ? undefined : 'hint'}>
          {call?.kind === 'called' ? call.genotype : t(call ? 'genome.not-called' : 'genome.hidden')}
        </td>
        <td>{call?.kind === 'called' ? null : <FunctionBoxes filled={null} />}</td>
        <td data-tone="hint">{wordOf(call)}</td>
        <td data-number data-limiting={call?.kind === 'not-called'}>
          {call ? `${tested}/${call.sites.length}` : '—'}
        </td>
      </tr>
    </Table>
  );
}

type Call = Extract<GenomeSummary['apoe'], { kind: 'shown' }>['call'];

const wordOf = (call: Call | null): string => {
  if (!call) return t('genome.needs-consent');
  if (call.kind === 'not-called') return t('genome.no-statement');
  return call.others.length > 0 ? t('genome.or-rarely', { others: call.others.join(', ') }) : t('genome.called');
};
