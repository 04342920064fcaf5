import type { GenomeSummary } from '../../../models/genome/contract.ts';
import { apoeTable } from '../../../models/genome/apoe/apoe-table.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { PanelHead } from '../../ui/frame/panel.tsx';
import { Note } from '../../ui/message/note.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { t } from '../../ui/text/t.ts';
import { SiteTable } from './site-table.tsx';
import './gene-source.css';

export interface GeneSourceProps {
  readonly summary: GenomeSummary;
  /** To where the consent is recorded. */
  readonly onConsent: () => void;
}

/** Where the chosen gene's genotype comes from: bases and depth by position, table and licence; or why there is none. */
export function GeneSource({ summary: { apoe, file }, onConsent }: GeneSourceProps) {
  return (
    <aside className="gene-source" aria-label={t('genome.source')}>
      <PanelHead>{t('genome.where-from', { gene: 'APOE' })}</PanelHead>
      <div className="gene-source-in">
        {apoe.kind === 'hidden' ? (
          <Refusal code={apoe.code} status="note">
            <Button size="small" onClick={onConsent}>
              {t('genome.to-consent')}
            </Button>
          </Refusal>
        ) : (
          <Called call={apoe.call} />
        )}
        <KeyValues
          of={[
            [t('genome.definition'), `${apoeTable.gene} ${apoeTable.version}, ${apoeTable.date}`],
            [t('genome.definition-source'), apoeTable.source],
            [t('genome.licence'), apoeTable.licence],
            [t('genome.build-head'), file.build],
          ]}
        />
      </div>
    </aside>
  );
}

type Call = Extract<GenomeSummary['apoe'], { kind: 'shown' }>['call'];

function Called({ call }: { readonly call: Call }) {
  return (
    <>
      {call.kind === 'called' ? (
        <>
          <h2>
            {t('genome.apoe-is')} <span>{call.genotype}</span>
          </h2>
          <p>{t('genome.both-tested')}</p>
          {call.others.length > 0 && (
            <Note status="note">{t('genome.same-bases', { others: call.others.join(', ') })}</Note>
          )}
        </>
      ) : (
        <Refusal code={call.code} params={{ gene: 'APOE', site: call.site.split(', ')[0] ?? call.site }}>
          {call.detail !== '' && <code>{call.detail}</code>}
        </Refusal>
      )}
      <SiteTable sites={call.sites} />
    </>
  );
}
