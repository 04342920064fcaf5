import type { GeneExons } from '../../../models/genome/variants/exons/exon-table.ts';
import { placeInExons } from '../../../models/genome/variants/exons/place-in-exons.ts';
import type { ExonPlace } from '../../../models/genome/variants/exons/place-in-exons.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import './gene-picture.css';

export interface GenePictureProps {
  readonly of: GeneExons;
  readonly position: number; // 1-based, of the chosen variant
  readonly others: readonly number[]; // of other carried variants in the gene
}

const width = 300; // px at 100 %; the picture scales with its place
const gap = 3; // px between exons: introns are not drawn to scale

/** The gene's exons to scale, introns cut short, the variant as a line; the same in words under it. */
export function GenePicture({ of, position, others }: GenePictureProps) {
  const place = placeInExons(of, position - 1);
  const words = t('genome.picture-words', { gene: of.gene, transcript: of.transcript, place: placeText(place) });
  const boxes = boxesOf(of);
  return (
    <figure className="gene-picture">
      <svg viewBox={`0 0 ${width} 36`} preserveAspectRatio="none" role="img" aria-label={words}>
        <path className="gene-picture-line" d={`M0 18H${width}`} />
        {boxes.map(({ x, length }) => (
          <rect key={x} x={x} y="10" width={length} height="16" rx="1" />
        ))}
        {others.map((each) => (
          <path key={each} className="gene-picture-other" d={`M${xOf(of, boxes, each - 1)} 8V28`} />
        ))}
        <path className="gene-picture-own" d={`M${xOf(of, boxes, position - 1)} 2V34`} />
      </svg>
      <figcaption>
        {words} {of.isMane ? '' : t('genome.not-mane')}
      </figcaption>
    </figure>
  );
}

interface Box {
  readonly x: number;
  readonly length: number;
}

/** Exons side by side in the direction of the plus strand, at least 1 px each. */
const boxesOf = ({ exons }: GeneExons): readonly Box[] => {
  const bases = exons.reduce((sum, [from, to]) => sum + to - from, 0);
  const room = Math.max(exons.length, width - gap * (exons.length - 1));
  let x = 0;
  return exons.map(([from, to]) => {
    const box = { x, length: Math.max(1, (room * (to - from)) / bases) };
    x += box.length + gap;
    return box;
  });
};

/** Where a base lies in the picture: inside its exon to scale, in the middle of an intron's gap. */
const xOf = ({ exons }: GeneExons, boxes: readonly Box[], start: number): number => {
  const at = exons.findIndex(([, to]) => start < to);
  const [exon, box] = [exons[at], boxes[at]];
  if (!exon || !box) return width;
  if (start < exon[0]) return Math.max(0, box.x - gap / 2);
  return box.x + (box.length * (start - exon[0])) / (exon[1] - exon[0]);
};

const placeText = (place: ExonPlace): string => {
  if (place.kind === 'outside') return t('genome.place-outside');
  if (place.kind === 'exon') return t('genome.place-exon', { exon: place.exon, of: place.of });
  return t('genome.place-intron', { exon: place.exon, next: place.exon + 1, distance: numberText(place.distance) });
};
