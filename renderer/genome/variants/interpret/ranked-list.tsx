import type { EvidenceAnswer } from '../../../../models/genome/variants/evidence/evidence-answer.ts';
import { Tag } from '../../../ui/button/tag.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import './ranked-list.css';

/** What a table says of the change, best first; resistance stands beside sensitivity, what conflicts is counted. */
export const RankedList = ({ of: { ranked, items, source, version, asked } }: { readonly of: EvidenceAnswer }) => (
  <section className="ranked-list" aria-label={t('genome.ranked-evidence')}>
    <p>{t('genome.ranked-source', { source, version, asked: asked.join(', ') || '—' })}</p>
    {ranked.length === 0 && <p>{t('genome.ranked-none')}</p>}
    <ul>
      {ranked.map((each) => (
        <li key={`${each.isSameDisease} ${each.therapies} ${each.significance}`}>
          <b>{each.therapies || t('genome.no-therapy')}</b> <span>{each.significance}</span>{' '}
          <Tag>{t(each.isSameDisease ? 'genome.same-disease' : 'genome.other-disease')}</Tag>{' '}
          {each.isWider && <Tag>{t('genome.wider')}</Tag>}
          <small>
            {t('genome.ranked-counts', {
              level: each.bestLevel ?? '—',
              score: numberText(each.score, 1),
              supporting: each.supporting,
              conflicting: each.conflicting,
            })}
          </small>
          <small>
            {items
              .filter(({ id }) => each.items.includes(id))
              .map(({ id, disease, citation }) => `EID${id}: ${disease}; ${citation}`)
              .slice(0, 3)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  </section>
);
