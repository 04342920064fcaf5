import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SubjectId } from '../../../models/base/ids.ts';
import { outsideKey } from '../../../models/genome/pgx/outside/outside-fact.ts';
import { medicationKey } from '../../../models/genome/pgx/guidelines/medication.ts';
import type { InterpretationChange } from '../../../models/genome/variants/interpret/interpretation-change.ts';
import { api } from '../../app/api/api.ts';
import { Button } from '../../ui/button/button.tsx';
import { Tabs } from '../../ui/frame/tabs.tsx';
import { t } from '../../ui/text/t.ts';
import { GeneSource } from '../apoe/gene-source.tsx';
import { GeneTable } from '../apoe/gene-table.tsx';
import { Knowledge } from '../knowledge/knowledge.tsx';
import { loadComponents, loadPanel, loadTable } from '../loading/loading.ts';
import { PrintSheet } from './export/print-sheet.tsx';
import { saveExport } from './export/save-export.ts';
import { FileLine } from './file-line.tsx';
import { Pharmacogenes } from '../pharmacogenes/pharmacogenes.tsx';
import { Quality } from '../quality/quality.tsx';
import { Scores } from '../scores/scores.tsx';
import { Glioma } from '../tumour/glioma.tsx';
import { FlaggedVariants } from './flagged-variants.tsx';
import { ScoreStrip } from './score-strip.tsx';
import { VariantsView } from './variants-view.tsx';
import type { ShownGenome } from './ask-genome.ts';
import { isEmpty } from './ask-genome.ts';
import './genome-foot.css';

export interface GenomeViewsProps {
  readonly all: ShownGenome;
  readonly subject: SubjectId;
  readonly onRead: () => void;
  readonly onOutside: () => void;
  readonly onConsent: () => void;
  readonly empty: ReactNode; // until a view is chosen where nothing is known yet
}
type View = 'pharmacogenes' | 'scores' | 'variants' | 'tumour' | 'apoe' | 'quality' | 'knowledge';

/** The file's line and the views of the genome, one at a time. Without a file: what is entered by hand. */
export function GenomeViews({ all, subject, onRead, onOutside, onConsent, empty }: GenomeViewsProps) {
  const { summary, genes, advice, cards, places, said } = all;
  const nothing = isEmpty(all);
  const [chosen, setView] = useState<View | null>(null);
  const [printing, setPrinting] = useState<string | null>(null); // since when
  const view = chosen ?? (nothing ? null : 'pharmacogenes');
  const enter = (key: string, is: boolean | null): void => {
    const value = is === null ? null : ({ kind: 'boolean', is } as const);
    void api.library.setFact({ subject, key, code: null, value, notes: [] });
  };
  const say = (change: InterpretationChange): void => void api.genome.interpret({ subject, change });
  return (
    <>
      {summary && (
        <FileLine
          file={summary.file}
          genes={genes}
          onRead={onRead}
          onExport={(what) => void saveExport(subject, what)}
          onPrint={() => setPrinting(new Date().toISOString())}
        />
      )}
      {!summary && view !== null && (
        <section className="file-line" aria-label={t('genome.file-and-coverage')}>
          <div className="file-line-tested">
            <b>{t('genome.empty')}</b>
          </div>
          <Button onClick={onRead}>{t('genome.read')}</Button>
        </section>
      )}
      {printing !== null && (
        <PrintSheet
          known={all}
          person={all.person}
          at={printing}
          onDone={() => {
            setPrinting(null);
            void api.genome.printed({ subject });
          }}
        />
      )}
      <div className="genome-tabs">
        <Tabs label={t('genome.views')} tabs={tabsOf(all)} current={view ?? 'pharmacogenes'} onChoose={setView} />
      </div>
      {view === null && empty}
      {view === 'scores' && (
        <Scores
          results={summary?.scores ?? []}
          cards={cards}
          places={places}
          hasFile={summary !== null}
          onRead={onRead}
          onConsent={onConsent}
          onRemove={(digest) => void api.genome.removeScore({ digest })}
          onPanel={(score) => void loadPanel(score)}
          onComponents={() => void loadComponents(subject)}
          onRemovePanel={(digest, score) => void api.genome.removePanel({ digest, score })}
        />
      )}
      {summary && view === 'variants' && (
        <VariantsView
          all={all}
          build={summary.file.build}
          subject={subject}
          onAgree={(is) => enter('consent_secondary', is)}
          onSay={say}
        />
      )}
      {view === 'knowledge' && (
        <Knowledge
          rows={all.knowledge}
          onLoad={(sha256) => void loadTable(sha256)}
          onRemove={(digest) => void api.genome.removeKnowledge({ digest })}
        />
      )}
      {view === 'tumour' && <Glioma of={said.glioma} onSay={say} />}
      {summary && view === 'quality' && <Quality file={summary.file} genes={genes} />}
      {summary && view === 'apoe' && (
        <div className="genome-genes">
          <section aria-label={t('genome.genes')}>
            <GeneTable summary={summary} />
          </section>
          <GeneSource summary={summary} onConsent={onConsent} />
        </div>
      )}
      {view === 'pharmacogenes' && (
        <Pharmacogenes
          genes={genes}
          advice={advice}
          file={summary?.file ?? null}
          onOutside={onOutside}
          onTell={(typed) => void api.genome.tellOutside({ subject, ...typed })}
          onTaken={(drug, is) => enter(medicationKey(drug), is)}
          onForget={(gene) => enter(outsideKey(gene), null)}
        />
      )}
      {summary && view === 'pharmacogenes' && (
        <div className="genome-foot">
          <ScoreStrip scores={summary.scores} places={places} />
          <FlaggedVariants
            variants={all.variants}
            said={said}
            build={summary.file.build}
            onOpen={() => setView('variants')}
          />
        </div>
      )}
    </>
  );
}

const tabsOf = ({ summary }: ShownGenome) => {
  const problems = summary?.file.problems.length;
  return [
    { id: 'pharmacogenes', label: t('genome.tab-pharmacogenes') } as const,
    { id: 'scores', label: t('genome.tab-scores') } as const,
    ...(summary ? [{ id: 'variants', label: t('genome.tab-variants') } as const] : []),
    { id: 'tumour', label: t('genome.tab-tumour') } as const,
    ...(summary ? [{ id: 'apoe', label: t('genome.tab-apoe') } as const] : []),
    ...(summary ? [{ id: 'quality', label: t('genome.tab-quality'), count: problems || undefined } as const] : []),
    { id: 'knowledge', label: t('genome.tab-knowledge') } as const,
  ];
};
