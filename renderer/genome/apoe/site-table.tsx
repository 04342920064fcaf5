import type { SiteCall } from '../../../models/genome/places/site-call.ts';
import { Table } from '../../ui/table/table.tsx';
import type { Column } from '../../ui/table/table.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import './site-table.css';

const columns = (): readonly Column[] => [
  { id: 'site', label: t('genome.site'), width: 96 },
  { id: 'position', label: t('genome.position') },
  { id: 'ref', label: t('genome.ref'), width: 52 },
  { id: 'read', label: t('genome.read-bases'), width: 64 },
  { id: 'depth', label: t('genome.depth'), width: 64, isNumber: true },
  { id: 'line', label: t('genome.line-head'), width: 92, isNumber: true },
];

/** The positions a genotype is told by: what the build has there, what was read, how often, in which line of the file. */
export const SiteTable = ({ sites }: { readonly sites: readonly SiteCall[] }) => (
  <Table label={t('genome.positions')} columns={columns()} dense>
    {sites.map((site) => (
      <tr key={site.rsid} className="site-table-row">
        <td>{site.rsid}</td>
        <td>
          {site.contig}:{site.start + 1}
        </td>
        <td>{site.ref}</td>
        <td data-tone={site.kind === 'called' ? undefined : 'hint'}>
          {site.kind === 'called' ? site.bases.join(site.isPhased ? '|' : '/') : '—'}
        </td>
        <td data-number>{site.kind === 'called' && site.depth !== null ? numberText(site.depth) : '—'}</td>
        <td data-number>{site.line === null ? '—' : numberText(site.line)}</td>
      </tr>
    ))}
  </Table>
);
