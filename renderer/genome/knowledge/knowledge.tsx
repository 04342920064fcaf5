import type { Digest } from '../../../models/base/ids.ts';
import type { KnowledgeRow } from '../../../models/genome/file/knowledge/knowledge-pack.ts';
import { Button } from '../../ui/button/button.tsx';
import { Tag } from '../../ui/button/tag.tsx';
import { Table } from '../../ui/table/table.tsx';
import type { Column } from '../../ui/table/table.tsx';
import { actorText } from '../../ui/text/actor.ts';
import { t } from '../../ui/text/t.ts';
import { KnowledgeForm } from './knowledge-form.tsx';
import './knowledge.css';

export interface KnowledgeProps {
  readonly rows: readonly KnowledgeRow[];
  readonly onLoad: (sha256: string) => void;
  readonly onRemove: (digest: Digest) => void;
}

const columns = (): readonly Column[] => [
  { id: 'kind', label: t('genome.knowledge-kind-head'), width: 96 },
  { id: 'id', label: t('genome.knowledge-table-head'), width: 128 },
  { id: 'version', label: t('genome.knowledge-version-head'), width: 92 },
  { id: 'date', label: t('genome.knowledge-date'), width: 92 },
  { id: 'source', label: t('genome.definition-source') },
  { id: 'licence', label: t('genome.licence'), width: 170 },
  { id: 'made', label: t('genome.knowledge-made-by'), width: 190, isRoomy: true },
  { id: 'digest', label: 'SHA-256', width: 92 },
  { id: 'state', label: t('genome.knowledge-state'), width: 190 },
];

/** Every table that results of the genome rest on: source, licence, version, date, script, digest; which one is used. */
export const Knowledge = ({ rows, onLoad, onRemove }: KnowledgeProps) => (
  <section className="knowledge" aria-label={t('genome.tab-knowledge')}>
    <KnowledgeForm onLoad={onLoad} />
    <div className="knowledge-scroll" role="region" aria-label={t('genome.tab-knowledge')} tabIndex={0}>
      <Table label={t('genome.tab-knowledge')} columns={columns()} dense>
        {rows.map(({ kind, card, digest, loaded, isUsed }) => (
          <tr key={`${digest} ${card.id}`} data-used={isUsed}>
            <td>{kind}</td>
            <td title={card.id}>
              <b>{card.id}</b>
            </td>
            <td>{card.version}</td>
            <td>{card.date}</td>
            <td title={card.source}>{card.source}</td>
            <td title={card.licence}>{card.licence}</td>
            <td title={card.madeBy} data-roomy>
              {card.madeBy}
            </td>
            <td className="knowledge-mono" title={digest}>
              {`${digest.slice(0, 4)}…${digest.slice(-4)}`}
            </td>
            <td>
              {loaded === null
                ? t('genome.knowledge-ships')
                : t('genome.knowledge-loaded', { by: actorText(loaded.by), on: loaded.at.slice(0, 10) })}{' '}
              {!isUsed && <Tag>{t('genome.knowledge-replaced')}</Tag>}
              {loaded !== null && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('genome.knowledge-remove', { id: card.id, version: card.version })}
                  onClick={() => onRemove(digest)}
                >
                  {t('genome.remove-score')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </div>
  </section>
);
