import { useEffect, useMemo, useRef } from 'react';
import type { DisplaySet, Frame, ImageWarning, Voi } from '../../../models/imaging/display-set.ts';
import type { ViewPlane } from '../../../models/imaging/view/view-plane.ts';
import { Refusal } from '../../ui/message/refusal.tsx';
import { t } from '../../ui/text/t.ts';
import { useStore } from '../../ui/store.ts';
import { machine } from '../../app/api/machine.ts';
import { CornerText } from '../overlays/corners/corner-text.tsx';
import { CineText } from '../hanging/cine/cine-text.tsx';
import { LinkText } from '../hanging/link-text.tsx';
import { ReferenceLayer } from '../hanging/reference-layer.tsx';
import { EdgeLettersOf } from '../overlays/edge-letters.tsx';
import { FileOverlays } from '../overlays/file-overlays.tsx';
import { isTiny } from '../overlays/tiny.ts';
import { Remarks } from '../overlays/remarks.tsx';
import { FusionLayer } from '../overlays/fusion/fusion-layer.tsx';
import { makePainter } from '../picture/make-painter.ts';
import type { Painter } from '../picture/picture.ts';
import { findTool } from '../tools/list.ts';
import type { ToolName } from '../tools/tool.ts';
import { shownView } from '../view/pane.ts';
import type { PanePlace } from '../view/pane.ts';
import { canResample, showResampled } from '../view/planes/resample.ts';
import { reading, withPane } from '../view/reading.ts';
import { isShownInverted, shownTable, shownVoi } from '../tone/shown-voi.ts';
import { DrawingLayer } from '../overlays/marks/drawing-layer.tsx';
import { GapLayer } from '../overlays/marks/gap-layer.tsx';
import { useMasks } from './use-masks.ts';
import { LabelLayer } from '../overlays/label-layer.tsx';
import { usePointer } from './use-pointer.ts';
import { useSize } from './use-size.ts';
import { pictureRemark } from '../overlays/picture-remark.ts';
import { useSource } from './use-source.ts';
import type { Source } from './use-source.ts';
import { viewportLabel } from './viewport-label.ts';
import './viewport.css';

export interface ViewportProps {
  readonly index: number;
  readonly place: PanePlace;
  readonly tool: ToolName;
  readonly isActive: boolean; // marked: only when there are several
  readonly isSmall: boolean;
  readonly isDropTarget: boolean;
  readonly studyDate: string;
  readonly priorDate: string | null; // of the prior it shows
}

/** One viewport: the picture, what is drawn on it, what a reader must know of it, and the pointer. */
export function Viewport({ index, place, tool, isActive, isSmall, isDropTarget, studyDate, priorDate }: ViewportProps) {
  const section = useRef<HTMLElement>(null);
  const pixelRatio = useSize(section, (size) =>
    reading.set((state) => withPane(state, index, (pane) => ({ ...pane, size }))),
  );
  usePointer(section, index);
  const prior = priorDate === null ? null : t('imaging.prior', { date: priorDate });
  const { pane, displaySet, crosshair } = place;
  const view = useMemo(() => shownView(place), [pane, displaySet, crosshair]);
  const source = useSource(place);
  const voi = shownVoi(place);
  const picture = usePainter(section, { place, view, source, voi, pixelRatio });
  const { shown, fill, received } = useMasks(place);
  const ofPicture = useMemo(() => pictureRemark(place, source, voi), [place, source, voi]);
  const size = pane.size;
  const overlaid = pane.plane ? undefined : overlaidFrame(displaySet.frames[pane.frame]);
  const isShown = source.status === 'ready' || source.status === 'partial';
  const isReady = isShown && view && size;
  return (
    <section
      className="viewport"
      data-theme="dark"
      ref={section}
      role="application"
      aria-roledescription={t('imaging.viewport')}
      aria-label={[prior, viewportLabel(place, voi)].filter(Boolean).join(', ')}
      tabIndex={0}
      data-pane={index}
      data-active={isActive}
      data-drop={isDropTarget}
      data-drawing={picture}
      data-status={source.status}
      data-tiny={size !== null && isTiny(size)}
      style={{ cursor: findTool(tool).cursor }}
    >
      {isReady && overlaid && <FileOverlays frame={overlaid} view={view} size={size} pixelRatio={pixelRatio} />}
      {isReady && (
        <FusionLayer
          place={place}
          view={view}
          size={size}
          pixelRatio={pixelRatio}
          isSmall={isSmall}
          source={{ source: source.source, modality: displaySet.modality }}
        />
      )}
      {isReady && pane.plane && <GapLayer displaySet={displaySet} view={view} size={size} />}
      {isReady && shown.length > 0 && (
        <LabelLayer masks={shown} view={view} size={size} pixelRatio={pixelRatio} fill={fill} />
      )}
      {isReady && <ReferenceLayer index={index} view={view} size={size} />}
      {isReady && <DrawingLayer index={index} place={place} view={view} size={size} tool={tool} />}
      {source.status === 'failed' && <Refusal code={source.error.code} params={source.error.params} />}
      {(source.status === 'loading' || source.status === 'partial') && <Loading source={source} />}
      {view && <EdgeLettersOf place={place} view={view} />}
      {view && (
        <CornerText
          place={place}
          view={view}
          voi={voi}
          studyDate={prior ?? studyDate}
          drawn={source.status === 'ready' && source.source.kind === 'volume' ? source.source.geometry : null}
          isPrior={prior !== null}
          isSmall={isSmall}
          link={
            <>
              <LinkText index={index} />
              <CineText index={index} />
            </>
          }
          remarks={
            isSmall ? (
              <SmallMark of={ofPicture ?? (received > 0 ? ofReceived : null)} />
            ) : (
              <RemarksOf displaySet={displaySet} ofPicture={ofPicture} hasReceived={received > 0} />
            )
          }
        />
      )}
    </section>
  );
}

interface RemarksOfProps {
  readonly displaySet: DisplaySet;
  readonly ofPicture: ImageWarning | null;
  readonly hasReceived: boolean;
}

/** Outlines on this picture that came with the images: never to be taken for reviewed ones. */
const ofReceived: ImageWarning = { code: 'imaging.received-shown', params: {} };

/** What is to be known of the picture itself goes before what is to be known of its series. */
const RemarksOf = ({ displaySet, ofPicture, hasReceived }: RemarksOfProps) => {
  const isResampable = useMemo(() => canResample(reading.get(), displaySet), [displaySet]);
  const onResample = (): void => reading.set((state) => showResampled(state, displaySet.id));
  const warnings = useMemo(
    () => [...(ofPicture ? [ofPicture] : []), ...(hasReceived ? [ofReceived] : []), ...displaySet.warnings],
    [displaySet, ofPicture, hasReceived],
  );
  return <Remarks warnings={warnings} onResample={isResampable ? onResample : undefined} />;
};

/** In a small viewport what is to be known of its picture in one word. */
const SmallMark = ({ of }: { readonly of: ImageWarning | null }) =>
  of && <p data-warning>{t(`${of.code}-mark`, of.params)}</p>;

const overlaidFrame = (frame: Frame | undefined): Frame | undefined => (frame?.overlays ? frame : undefined);

/** How far a volume is; one image that takes its time is said after a moment, so that scrolling does not flicker. */
const Loading = ({ source }: { readonly source: Extract<Source, { status: 'loading' | 'partial' }> }) => (
  <p className="viewport-loading" data-late={source.loaded === 0} data-over={source.status === 'partial'}>
    {source.loaded > 0 ? t('imaging.loading', { done: source.loaded, total: source.total }) : t('imaging.loading-one')}
  </p>
);

interface Shown {
  readonly place: PanePlace;
  readonly view: ViewPlane | undefined;
  readonly source: Source;
  readonly voi: Voi | undefined;
  readonly pixelRatio: number;
}

/** Draws whenever something the picture depends on changes. @returns how it is drawn. */
function usePainter(
  section: React.RefObject<HTMLElement | null>,
  { place, view, source, voi, pixelRatio }: Shown,
): string {
  const painter = useRef<Painter | null>(null);
  const drawing = useStore(machine, (value) => value.drawing);
  useEffect(() => {
    if (!section.current) return undefined;
    const made = makePainter(section.current, drawing);
    painter.current = made;
    return () => {
      painter.current = null;
      made.dispose();
    };
  }, [drawing]);
  const drawn = source.status === 'ready' || source.status === 'partial' ? source.source : null;
  const values = drawn ? (drawn.kind === 'image' ? drawn.image.values : drawn.voxels) : null;
  const isInverted = isShownInverted(place);
  const table = shownTable(place);
  const slab = place.pane.plane ? place.pane.slab : null;
  useEffect(() => {
    const { size } = place.pane;
    if (drawn && view && voi && size)
      painter.current?.draw({ source: drawn, view, size, pixelRatio, voi: table ?? voi, isInverted, slab });
    else painter.current?.clear(); // what is not here yet is black, not the picture before it
  }, [
    values,
    source.status,
    view,
    voi?.width,
    voi?.center,
    voi?.function,
    table,
    isInverted,
    slab,
    pixelRatio,
    drawing,
  ]);
  return drawing;
}
