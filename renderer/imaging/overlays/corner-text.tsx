import type { ReactNode } from 'react';
import { length } from '../../../models/imaging/geometry/vec3.ts';
import { planePosition } from '../../../models/imaging/geometry/orientation-letters.ts';
import type { Voi } from '../../../models/imaging/display-set.ts';
import { voxelAlong } from '../../../models/imaging/view/voxel-step.ts';
import { into } from '../../../models/imaging/view/view-plane.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { numberText, quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { planeOf } from '../view/pane.ts';
import type { PanePlace } from '../view/pane.ts';
import { voiName } from '../tone/voi-name.ts';
import { windowTexts } from '../tone/window-text.ts';
import { planeName } from './plane-name.ts';
import { slabText } from './slab-text.ts';
import './corner-text.css';

export interface CornerTextProps {
  readonly place: PanePlace;
  readonly view: ViewPlane;
  readonly voi: Voi | undefined;
  readonly studyDate: string;
  readonly isPrior: boolean;
  /** A small viewport shows its plane and position only. */
  readonly isSmall: boolean;
  /** Under the date: how it goes along with the other viewports. */
  readonly link: ReactNode;
}

/** What a reader must know of a picture, in its four corners. */
export function CornerText({ place, view, voi, studyDate, isPrior, isSmall, link }: CornerTextProps) {
  const { displaySet, pane } = place;
  return (
    <>
      <Corner at="top-left">
        {pane.plane && (
          <p>
            <b data-plane={pane.plane}>{planeName(pane)}</b>
          </p>
        )}
        {isSmall && displaySet.resampledFrom && <p data-warning>{t('imaging.resampled-mark')}</p>}
        {!isSmall && <p>{pane.plane ? titleOf(place, view) : <b>{titleOf(place, view)}</b>}</p>}
        {!pane.plane && <p>{[displaySet.modality, displaySet.bodyPart].filter(Boolean).join(' · ')}</p>}
      </Corner>
      <Corner at="top-right">
        {!pane.plane && <p>{isPrior ? <b>{studyDate}</b> : studyDate}</p>}
        {link}
      </Corner>
      <Corner at="bottom-left">
        {!pane.plane && (
          <p>
            {t('imaging.image')} <b>{pane.frame + 1}</b>/{displaySet.frames.length}
          </p>
        )}
        <p>{positionText(place, view, isSmall)}</p>
      </Corner>
      <Corner at="bottom-right">
        {voi && !isSmall && <WindowText voi={voi} isStraight={pane.plane !== null} suv={displaySet.suv?.bw} />}
        {!isSmall && <p>{[compressionText(place), zoomText(place, view)].filter(Boolean).join(' · ')}</p>}
      </Corner>
    </>
  );
}

interface WindowTextProps {
  readonly voi: Voi;
  readonly isStraight: boolean;
  readonly suv: number | undefined; // g/mL per unit of the modality: the window is told as uptake
}

/** The window; planes draw a sigmoid as a straight line, and say so. */
function WindowText({ voi, isStraight, suv }: WindowTextProps) {
  const scale = suv ?? 1;
  const { width, center } = windowTexts({ width: voi.width * scale, center: voi.center * scale });
  return (
    <p>
      W <b>{width}</b> L <b>{center}</b> {suv !== undefined && 'SUVbw '}
      {voiName(voi.label)}
      {voi.function === 'sigmoid' && t(isStraight ? 'imaging.sigmoid-straight' : 'imaging.sigmoid')}
    </p>
  );
}

const Corner = ({ at, children }: { readonly at: string; readonly children: ReactNode }) => (
  <div className="corner-text" data-corner={at}>
    {children}
  </div>
);

const titleOf = ({ displaySet, pane }: PanePlace, view: ViewPlane): string => {
  const name = displaySet.description || t('imaging.series', { number: displaySet.seriesNumber ?? '?' });
  if (!pane.plane || !displaySet.volume) return name;
  return `${name} · ${quantityText(voxelAlong(displaySet.volume, into(view)), 'mm', 1)}`;
};

function positionText(place: PanePlace, view: ViewPlane, isSmall: boolean): string {
  const { pane, displaySet } = place;
  const frame = displaySet.frames[pane.frame];
  if (!pane.plane && !frame?.plane) return '';
  const { letter, mm } = planePosition(pane.plane ? (place.crosshair ?? view.center) : view.center, into(view));
  if (pane.plane) return planeText(`${letter} ${numberText(mm, 1)}`, place, { view, isSmall });
  const thickness = frame?.sliceThicknessMm ? ` · ${quantityText(frame.sliceThicknessMm, 'mm', 1)}` : '';
  return `${letter} ${quantityText(mm, 'mm', 1)}${thickness}`;
}

/** A plane's place and thickness; a slab says so in every viewport. */
function planeText(
  position: string,
  { pane, displaySet }: PanePlace,
  { view, isSmall }: { readonly view: ViewPlane; readonly isSmall: boolean },
): string {
  if (pane.slab) return t('imaging.slab', { position, thickness: slabText(pane.slab) });
  if (isSmall || !displaySet.volume) return position;
  return t('imaging.slab', { position, thickness: quantityText(voxelAlong(displaySet.volume, into(view)), 'mm', 1) });
}

const compressionText = ({ displaySet }: PanePlace): string =>
  t(displaySet.frames.some(({ isLossy }) => isLossy) ? 'imaging.lossy' : 'imaging.lossless');

/** Screen pixels per image pixel. */
function zoomText({ displaySet, pane }: PanePlace, view: ViewPlane): string {
  const frame = displaySet.frames[pane.frame];
  const mm =
    pane.plane && displaySet.volume ? length(displaySet.volume.column) : frame && planeOf(frame).spacing.acrossColumns;
  return mm ? `${numberText(mm / view.mmPerPixel, 1)}×` : '';
}
