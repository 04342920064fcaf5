import { useState } from 'react';
import type { SubjectId } from '../../../models/base/ids.ts';
import type { GenomeBuild } from '../../../models/genome/build/genome-build.ts';
import type { InterpretationChange } from '../../../models/genome/variants/interpret/interpretation-change.ts';
import { api } from '../../app/api/api.ts';
import { Variants } from '../variants/variants.tsx';
import type { ShownGenome } from './ask-genome.ts';

export interface VariantsViewProps {
  readonly all: ShownGenome;
  readonly build: GenomeBuild;
  readonly subject: SubjectId;
  readonly onAgree: (is: boolean) => void;
  readonly onSay: (change: InterpretationChange) => void;
}

const removes = { clinvar: api.genome.removeClinvar, exons: api.genome.removeExons } as const;

/** The table of variants with what it asks main for: evidence, kept views, packs. */
export function VariantsView({ all, build, subject, onAgree, onSay }: VariantsViewProps) {
  const [views, setViews] = useState(all.views);
  return (
    <Variants
      of={all.variants}
      build={build}
      said={all.said}
      packs={all.packs}
      views={views}
      isAgreed={all.isAgreed}
      onAgree={onAgree}
      onSay={onSay}
      onEvidence={(asked, signal) => api.genome.evidence({ subject, ...asked }, { signal })}
      onRemovePack={(kind, digest) => void removes[kind]({ digest })}
      onSaveView={(view) => void api.genome.saveView(view).then(setViews)}
      onRemoveView={(name) => void api.genome.removeView({ name }).then(setViews)}
    />
  );
}
