import type { ReactNode } from 'react';
import type { CornerName } from '../../../../models/imaging/hanging/corners/corner-plan.ts';
import { t } from '../../../ui/text/t.ts';
import { isTiny } from '../tiny.ts';
import { planeName } from '../plane-name.ts';
import { slabText } from '../slab-text.ts';
import { cornerLines, lossText, smallLines, tinyLines } from './corner-lines.tsx';
import type { CornerFacts } from './corner-lines.tsx';
import { sideText } from './side-text.ts';
import { useCorners } from './use-corners.ts';
import './corner-text.css';

export interface CornerTextProps extends CornerFacts {
  readonly isPrior: boolean;
  /** Under the date: how it goes along with the other viewports. */
  readonly link: ReactNode;
  /** Below what stands top left: what must be read before one relies on the picture. */
  readonly remarks: ReactNode;
}

/**
 * What a reader must know of a picture, in its four corners: the lines that stand there for its modality, and what is
 * always said: the plane, the side, a prior, that pixels were computed, lost or are a slab.
 */
export function CornerText({ isPrior, link, remarks, ...facts }: CornerTextProps) {
  const { place, studyDate, isSmall } = facts;
  const { displaySet, pane } = place;
  const corners = useCorners(displaySet.modality);
  const all = Object.values(corners).flat();
  const side = sideText(place);
  const hasRoomFor = isSmall ? smallLines : pane.size && isTiny(pane.size) ? tinyLines : null;
  const lines = (at: CornerName): readonly ReactNode[] =>
    corners[at]
      .filter((line) => (hasRoomFor?.has(line) ?? true) && !(isPrior && line === 'date'))
      .map((line) => {
        const said = cornerLines[line](facts);
        return said ? <p key={line}>{said}</p> : null;
      });
  const loss = lossText(place);
  return (
    <>
      <Corner at="top-left">
        {pane.plane && (
          <p>
            <b data-plane={pane.plane}>{planeName(pane)}</b>
          </p>
        )}
        {side && (
          <p>
            <b>{side}</b>
          </p>
        )}
        {isSmall && displaySet.resampledFrom && <p data-warning>{t('imaging.resampled-mark')}</p>}
        {lines('top-left')}
        {remarks}
      </Corner>
      <Corner at="top-right">
        {isPrior && !pane.plane && (
          <p>
            <b>{studyDate}</b>
          </p>
        )}
        {lines('top-right')}
        {link}
      </Corner>
      <Corner at="bottom-left">
        {lines('bottom-left')}
        {pane.plane && pane.slab && !all.includes('position') && <p>{slabText(pane.slab)}</p>}
      </Corner>
      <Corner at="bottom-right">
        {lines('bottom-right')}
        {loss && (hasRoomFor || !all.includes('picture')) && <p>{loss}</p>}
      </Corner>
    </>
  );
}

const Corner = ({ at, children }: { readonly at: CornerName; readonly children: ReactNode }) => (
  <div className="corner-text" data-corner={at}>
    {children}
  </div>
);
