import { useState } from 'react';
import type { ShownFile } from '../../../../models/genome/contract.ts';
import { geneResult } from '../../../../models/genome/pgx/gene-result.ts';
import type { TypedOutside } from '../../../../models/genome/pgx/outside/typed-outside.ts';
import type { Pharmacogene } from '../../../../models/genome/pgx/pharmacogene.ts';
import { Button } from '../../../ui/button/button.tsx';
import { CoverageLine } from '../../../ui/chart/coverage-line.tsx';
import { KeyValues } from '../../../ui/frame/key-values.tsx';
import { PanelHead } from '../../../ui/frame/panel.tsx';
import { Note } from '../../../ui/message/note.tsx';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { messageText, t } from '../../../ui/text/t.ts';
import { pairText } from '../genes/gene-words.ts';
import { OutsideForm } from './outside-form.tsx';
import { ReadingTable } from './reading-table.tsx';
import './gene-provenance.css';

export interface GeneProvenanceProps {
  readonly gene: Pharmacogene;
  readonly file: ShownFile | null;
  readonly onOutside: () => void;
  readonly onForget: (gene: string) => void;
  readonly onTell: (typed: TypedOutside) => void;
}

/** Where one gene's result comes from: what was tested and what not, position by position; the table; who told it. */
export function GeneProvenance({ gene, file, onOutside, onForget, onTell }: GeneProvenanceProps) {
  const { call, outside, table } = gene;
  const result = geneResult(gene);
  return (
    <aside className="gene-provenance" aria-label={t('genome.source')}>
      <PanelHead>{t('genome.where-from', { gene: `${gene.gene} ${pairText(gene, result)}` })}</PanelHead>
      <div className="gene-provenance-in">
        {result.phenotypes.length > 0 && <h2>{result.phenotypes.join(' / ')}</h2>}
        {result.from === null && (
          <Refusal code={result.code ?? 'genome.pgx-no-position'} params={paramsOf(gene)}>
            {needsOutside(gene) && (
              <Button size="small" onClick={onOutside}>
                {t('genome.read-outside')}
              </Button>
            )}
          </Refusal>
        )}
        {needsOutside(gene) && !outside && (
          <details className="gene-provenance-type">
            <summary>{t('genome.type-outside', { gene: gene.gene })}</summary>
            <OutsideForm key={gene.gene} gene={gene.gene} onTell={onTell} />
          </details>
        )}
        {outside && <Told gene={gene} onForget={() => onForget(gene.gene)} />}
        {call && call.positions.total > 0 && <Coverage gene={gene} />}
        {!outside &&
          call?.limits
            .filter((limit) => limit !== 'genome.pgx-missing')
            .map((limit) => (
              <Note key={limit} status={limit === 'genome.pgx-key-missing' ? 'warning' : 'note'}>
                {messageText(limit, paramsOf(gene, limit))}
              </Note>
            ))}
        {gene.readings.length > 0 && <Readings key={gene.gene} gene={gene} />}
        <KeyValues
          of={[
            [t('genome.definition'), t('genome.table-of', { gene: gene.gene, version: table.version })],
            [t('genome.definition-source'), table.source],
            [t('genome.licence'), table.licence],
            [t('genome.build-head'), file && file.build],
          ]}
        />
      </div>
    </aside>
  );
}

/** Genes that a VCF cannot tell: their copies and alleles need a specialised caller. */
const needsOutside = ({ gene }: Pharmacogene): boolean => toldFromOutside.has(gene);
const toldFromOutside = new Set(['CYP2D6', 'HLA-A', 'HLA-B', 'MT-RNR1']);

/** Who told it, when, in which words, and what is odd about it. */
function Told({ gene: { outside }, onForget }: { readonly gene: Pharmacogene; readonly onForget: () => void }) {
  if (!outside) return null;
  return (
    <>
      <p>
        {t('genome.told-by-other', { from: outside.from, on: outside.at?.slice(0, 10) ?? '—' })}{' '}
        <code>{outside.line.replaceAll('\t', ' ')}</code>
      </p>
      {outside.source !== undefined && (
        <p>{t('genome.told-source', { source: outside.source, on: outside.on ?? '—' })}</p>
      )}
      {outside.call.respelled.map(({ from, to }) => (
        <p key={from}>{t('genome.respelled', { from, to })}</p>
      ))}
      {outside.call.warnings.map((warning) => (
        <Note key={warning} status="warning">
          {messageText(warning)}
        </Note>
      ))}
      <Button size="small" kind="quiet" onClick={onForget}>
        {t('genome.forget-outside')}
      </Button>
    </>
  );
}

function Coverage({ gene: { call } }: { readonly gene: Pharmacogene }) {
  if (!call) return null;
  const { tested, total } = call.positions;
  const isLimiting = tested < total;
  return (
    <p className="gene-provenance-coverage">
      <b>{t('genome.n-tested', { tested, total })}</b>
      <CoverageLine tested={tested} of={total} isLimiting={isLimiting} />
      {isLimiting && call.kind === 'called' && <span>{t('genome.untested-would-change')}</span>}
    </p>
  );
}

/** The positions that tell something: another base, or none; the others on demand. */
function Readings({ gene: { readings } }: { readonly gene: Pharmacogene }) {
  const [isAll, setAll] = useState(false);
  const telling = readings.filter(({ isOther, code }) => isOther || code !== null);
  const quiet = readings.length - telling.length;
  return (
    <>
      <ReadingTable readings={isAll ? readings : telling} />
      {quiet > 0 && (
        <Button size="small" kind="quiet" pressed={isAll} onClick={() => setAll(!isAll)}>
          {t(isAll ? 'genome.fewer-positions' : 'genome.reference-positions', { n: quiet })}
        </Button>
      )}
    </>
  );
}

/** The values that texts of limits and refusals ask for. */
const paramsOf = ({ gene, call }: Pharmacogene, limit?: string) => {
  const named = limit === 'genome.pgx-undocumented' ? call?.undocumented : call?.missing;
  const site = (named ?? [])
    .slice(0, 3)
    .map(({ rsid, hgvs }) => rsid ?? hgvs)
    .join(', ');
  const { tested = 0, total = 0 } = (limit === 'genome.pgx-tier1-incomplete' ? call?.tier1 : call?.positions) ?? {};
  return { gene, site, tested, total };
};
