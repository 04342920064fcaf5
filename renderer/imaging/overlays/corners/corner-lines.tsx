import type { ReactNode } from 'react';
import type { Voi, VolumeGeometry } from '../../../../models/imaging/display-set.ts';
import { planePosition } from '../../../../models/imaging/geometry/orientation-letters.ts';
import { length } from '../../../../models/imaging/geometry/vec3.ts';
import type { CornerLine } from '../../../../models/imaging/hanging/corners/corner-plan.ts';
import { into } from '../../../../models/imaging/view/view-plane.ts';
import type { ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { voxelAlong } from '../../../../models/imaging/view/voxel-step.ts';
import { numberText, quantityText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { windowName } from '../../tone/voi-name.ts';
import { windowTexts } from '../../tone/window-text.ts';
import { planeOf } from '../../view/pane.ts';
import type { PanePlace } from '../../view/pane.ts';
import { slabText } from '../slab-text.ts';
import { techniqueText } from './technique-text.ts';
import type { TechniqueLine } from './technique-text.ts';

/** What the lines of a viewport are made of. */
export interface CornerFacts {
  readonly place: PanePlace;
  readonly view: ViewPlane;
  readonly voi: Voi | undefined;
  readonly studyDate: string;
  /** The voxels that are drawn, of planes: coarser than those of the display set where the memory holds no more. */
  readonly drawn: VolumeGeometry | null;
  /** A small viewport shows its place only. */
  readonly isSmall: boolean;
}

type Line = (facts: CornerFacts) => ReactNode; // null or empty: nothing to say

const taken =
  (line: TechniqueLine): Line =>
  ({ place: { displaySet } }) =>
    displaySet.taken ? techniqueText(line, displaySet.taken) : null;

/** Every line that can stand in a corner. */
export const cornerLines: Readonly<Record<CornerLine, Line>> = {
  series: ({ place, view, drawn }) =>
    place.pane.plane ? titleOf(place, view, drawn) : <b>{titleOf(place, view, drawn)}</b>,
  kind: ({ place: { pane, displaySet } }) =>
    pane.plane ? null : [displaySet.modality, displaySet.bodyPart].filter(Boolean).join(' · '),
  maker: ({ place: { displaySet } }) => displaySet.taken?.scanner,
  exposure: taken('exposure'),
  timing: taken('timing'),
  breast: taken('breast'),
  sound: taken('sound'),
  tracer: taken('tracer'),
  contrast: taken('contrast'),
  kernel: taken('kernel'),
  time: taken('time'),
  date: ({ place: { pane }, studyDate }) => (pane.plane ? null : studyDate),
  image: ({ place: { pane, displaySet } }) =>
    pane.plane ? null : (
      <>
        {t('imaging.image')} <b>{pane.frame + 1}</b>/{displaySet.frames.length}
      </>
    ),
  position: positionText,
  matrix: ({ place }) => matrixText(place),
  window: ({ place: { displaySet }, voi }) => voi && <WindowText voi={voi} suv={displaySet.suv?.bw} />,
  picture: ({ place, view }) =>
    [lossText(place) || t('imaging.lossless'), zoomText(place, view)].filter(Boolean).join(' · '),
};

/** What a small viewport has room for. */
export const smallLines: ReadonlySet<CornerLine> = new Set(['position']);
/** What one of many in a grid has room for. */
export const tinyLines: ReadonlySet<CornerLine> = new Set(['series', 'image']);

interface WindowTextProps {
  readonly voi: Voi;
  readonly suv: number | undefined; // g/mL per unit of the modality: the window is told as uptake
}

/** The window, and that it is a sigmoid. */
function WindowText({ voi, suv }: WindowTextProps) {
  const scale = suv ?? 1;
  const { width, center } = windowTexts({ width: voi.width * scale, center: voi.center * scale });
  const said = [suv !== undefined && 'SUVbw', windowName(voi), voi.function === 'sigmoid' && t('imaging.sigmoid')];
  return (
    <>
      W <b>{width}</b> L <b>{center}</b> {said.filter(Boolean).join(' ')}
    </>
  );
}

function titleOf({ displaySet, pane }: PanePlace, view: ViewPlane, drawn: CornerFacts['drawn']): string {
  const name = displaySet.description || t('imaging.series', { number: String(displaySet.seriesNumber ?? '?') });
  const volume = drawn ?? displaySet.volume;
  if (!pane.plane || !volume) return name;
  return `${name} · ${quantityText(voxelAlong(volume, into(view)), 'mm', 1)}`;
}

function positionText({ place, view, isSmall, drawn }: CornerFacts): string {
  const { pane, displaySet } = place;
  const frame = displaySet.frames[pane.frame];
  if (!pane.plane && !frame?.plane) return '';
  const { letter, mm } = planePosition(pane.plane ? (place.crosshair ?? view.center) : view.center, into(view));
  if (pane.plane) return planeText(`${letter} ${numberText(mm, 1)}`, place, { view, isSmall, drawn });
  const thickness = frame?.sliceThicknessMm ? ` · ${quantityText(frame.sliceThicknessMm, 'mm', 1)}` : '';
  return `${letter} ${quantityText(mm, 'mm', 1)}${thickness}`;
}

/** A plane's place and thickness; a slab says so in every viewport. */
function planeText(
  position: string,
  { pane, displaySet }: PanePlace,
  { view, isSmall, drawn }: Pick<CornerFacts, 'view' | 'isSmall' | 'drawn'>,
): string {
  if (pane.slab) return t('imaging.slab', { position, thickness: slabText(pane.slab) });
  const volume = drawn ?? displaySet.volume;
  if (isSmall || !volume) return position;
  return t('imaging.slab', { position, thickness: quantityText(voxelAlong(volume, into(view)), 'mm', 1) });
}

/** Columns and rows, and how far apart they are. */
function matrixText({ displaySet, pane }: PanePlace): string {
  const frame = displaySet.frames[pane.frame];
  if (!frame || pane.plane) return '';
  const { columns, rows } = frame.pixels;
  const spacing = frame.plane?.spacing ?? frame.spacing;
  const apart = spacing && `${numberText(spacing.acrossColumns, 3)} × ${quantityText(spacing.acrossRows, 'mm', 3)}`;
  return [`${columns} × ${rows}`, apart].filter(Boolean).join(' · ');
}

/** That values were lost on the way here, and how many times smaller that made the images; empty where none were. */
export function lossText({ displaySet, pane }: PanePlace): string {
  const lossy = displaySet.frames.filter(({ isLossy }) => isLossy);
  if (lossy.length === 0) return '';
  const shown = pane.plane ? undefined : displaySet.frames[pane.frame];
  const ratio = shown?.lossyRatio ?? Math.max(...lossy.map(({ lossyRatio }) => lossyRatio ?? 0));
  return ratio > 1 ? t('imaging.lossy-ratio', { ratio: numberText(ratio, ratio < 10 ? 1 : 0) }) : t('imaging.lossy');
}

/** Screen pixels per image pixel. */
function zoomText({ displaySet, pane }: PanePlace, view: ViewPlane): string {
  const frame = displaySet.frames[pane.frame];
  const mm =
    pane.plane && displaySet.volume ? length(displaySet.volume.column) : frame && planeOf(frame).spacing.acrossColumns;
  return mm ? `${numberText(mm / view.mmPerPixel, 1)}×` : '';
}
