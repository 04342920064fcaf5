import { useState } from 'react';
import type { ClinvarCard } from '../../../../models/genome/variants/clinvar/clinvar-card.ts';
import { isOldRelease } from '../../../../models/genome/variants/clinvar/clinvar-entry.ts';
import { localDateOf } from '../../../../models/base/dates.ts';
import type { Digest } from '../../../../models/base/ids.ts';
import type { GenomeBuild } from '../../../../models/genome/build/genome-build.ts';
import type { ExonCard } from '../../../../models/genome/variants/exons/exon-table.ts';
import { Button } from '../../../ui/button/button.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { LoadingLine } from '../../loading/loading-line.tsx';
import { loadPack } from '../../loading/loading.ts';
import type { PackKind } from '../../loading/loading.ts';
import './pack-line.css';

export interface Packs {
  readonly clinvar: readonly ClinvarCard[];
  readonly exons: readonly ExonCard[];
}
export interface PackLineProps extends Packs {
  readonly build: GenomeBuild; // of the file
  readonly onRemove: (kind: PackKind, digest: Digest) => void;
}

/** Which release of ClinVar and which exons this file is read with, how to load newer ones, and how far that is. */
export function PackLine({ clinvar, exons, build, onRemove }: PackLineProps) {
  const release = clinvar.find(({ parts }) => parts.some((part) => part.build === build));
  const [today] = useState(() => localDateOf(new Date()));
  const own = exons.find((card) => card.build === build);
  return (
    <div className="pack-line" role="group" aria-label={t('genome.loaded-knowledge')}>
      <Pack
        kind="clinvar"
        text={release ? clinvarText(release, build) : t('genome.clinvar-none', { build })}
        title={release?.digest}
        isWarned={release ? isOldRelease(release, today) : false}
        onRemove={release && (() => onRemove('clinvar', release.digest))}
      />
      <Pack
        kind="exons"
        text={own ? exonText(own) : t('genome.exons-none-loaded', { build })}
        title={own?.digest}
        isWarned={false}
        onRemove={own && (() => onRemove('exons', own.digest))}
      />
      <LoadingLine kinds={['clinvar', 'exons']} />
    </div>
  );
}

interface PackProps {
  readonly kind: PackKind;
  readonly text: string;
  readonly title: string | undefined;
  readonly isWarned: boolean;
  readonly onRemove: (() => void) | undefined;
}

const Pack = ({ kind, text, title, isWarned, onRemove }: PackProps) => (
  <span className="pack-line-one" data-warned={isWarned}>
    <span title={title && `sha256 ${title}`}>
      {[text, ...(isWarned ? [t('genome.clinvar-is-old')] : [])].join(' · ')}
    </span>
    <Button size="small" kind="quiet" onClick={() => void loadPack(kind)}>
      {t(`genome.load-${kind}`)}
    </Button>
    {onRemove && (
      <Button size="small" kind="quiet" aria-label={t(`genome.remove-${kind}`)} onClick={onRemove}>
        {t('genome.remove-score')}
      </Button>
    )}
  </span>
);

const clinvarText = ({ name, date, parts, digest }: ClinvarCard, build: GenomeBuild): string =>
  t('genome.clinvar-loaded', {
    name,
    date: date ?? '—',
    entries: numberText(parts.find((part) => part.build === build)?.entries ?? 0),
    digest: shortDigest(digest),
  });

const exonText = ({ name, version, genes, digest }: ExonCard): string =>
  t('genome.exons-loaded', { name, version: version ?? '—', n: genes.length, digest: shortDigest(digest) });

const shortDigest = (digest: string): string => `${digest.slice(0, 4)}…${digest.slice(-4)}`;
