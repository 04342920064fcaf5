import type { FindingId } from '../../../../models/base/ids.ts';
import { cutBox } from '../../../../models/imaging/geometry/cut-box.ts';
import { depthOf, into, isAlongPatient, screenFromPatient } from '../../../../models/imaging/view/view-plane.ts';
import type { Point, Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';
import { caseView } from '../../../app/api/case-view.ts';
import { useStore } from '../../../ui/store.ts';
import { t } from '../../../ui/text/t.ts';
import { BoxCut } from './box-cut.tsx';
import { BoxOutline } from './box-outline.tsx';
import { BrushRing } from './brush-ring.tsx';
import { CrosshairLines } from './crosshair-lines.tsx';
import { drawings } from '../../drawings/drawings.ts';
import { LineMark } from './line-mark.tsx';
import { PixelMarks } from './pixel-marks.tsx';
import { SaliencyCells } from './saliency-cells.tsx';
import { ScaleMark } from './scale-mark.tsx';
import { lengthOf, lengthText, linesIn, spacingOf } from '../../drawings/shown-lines.ts';
import { brushUnit } from '../../tools/brush/brush-size.ts';
import type { ToolName } from '../../tools/tool.ts';
import type { PanePlace } from '../../view/pane.ts';
import { reading } from '../../view/reading.ts';
import { shownFindings } from '../../../app/api/shown-findings.ts';
import './drawing-layer.css';

export interface DrawingLayerProps {
  readonly index: number;
  readonly place: PanePlace;
  readonly view: ViewPlane;
  readonly size: Size;
  readonly tool: ToolName;
}

/** Lines, boxes, crosshair and scale over the picture; all placed by the same view as the picture. */
export function DrawingLayer({ index, place, view, size, tool }: DrawingLayerProps) {
  const { pane, crosshair } = place;
  const isCrosshairShown = useStore(reading, (state) => state.isCrosshairShown);
  const hasOverlays = useStore(caseView, (value) => value.overlays.isShown);
  const spacing = spacingOf(place);
  return (
    <svg className="drawing-layer" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {pane.plane && crosshair && isCrosshairShown && (
        <CrosshairLines index={index} point={crosshair} view={view} size={size} isHeld={tool === 'crosshair'} />
      )}
      {hasOverlays && <SaliencyCells place={place} view={view} size={size} />}
      {hasOverlays && <Lines index={index} place={place} view={view} size={size} />}
      {hasOverlays && <PixelMarks index={index} place={place} view={view} size={size} />}
      {pane.plane && hasOverlays && <Boxes view={view} size={size} tool={tool} />}
      {spacing !== 'none' && <ScaleMark mmPerPixel={view.mmPerPixel} size={size} />}
      {(tool === 'brush' || tool === 'eraser') && <BrushRing mmPerPixel={view.mmPerPixel} unit={brushUnit(place)} />}
    </svg>
  );
}

function Lines({ index, place, view, size }: Omit<DrawingLayerProps, 'tool'>) {
  const { list, focus } = useStore(shownFindings, (value) => value);
  const draft = useStore(drawings, (value) => value.line);
  const heldEnd = useStore(drawings, (value) => value.heldEnd);
  const heldOf = (finding: FindingId | null) =>
    finding === heldEnd?.of && finding === focus ? heldEnd?.at : undefined;
  const at = (patient: readonly [number, number, number]): Point => screenFromPatient(view, size, patient);
  const kept = linesIn(list, place, view).filter(({ finding }) => finding.id !== draft?.of);
  return (
    <>
      {kept.map(({ finding, from, to }) => (
        <LineMark
          key={finding.id}
          from={at(from)}
          to={at(to)}
          text={lengthText(lengthOf(place, from, to))}
          isProposed={finding.status === 'proposed'}
          isFocused={finding.id === focus}
          held={heldOf(finding.id)}
        />
      ))}
      {draft?.pane === index && (
        <LineMark
          from={at(draft.from)}
          to={at(draft.to)}
          text={lengthText(lengthOf(place, draft.from, draft.to))}
          isProposed={false}
          isFocused
          held={heldOf(draft.of)}
        />
      )}
    </>
  );
}

/** Boxes are for the next run: shown while one is prepared, and until a first mask stands. */
function Boxes({ view, size, tool }: Pick<DrawingLayerProps, 'view' | 'size' | 'tool'>) {
  const boxes = useStore(caseView, (value) => value.boxes);
  const isPreparing = useStore(caseView, (value) => value.isRunShown);
  const hasMask = useStore(shownFindings, ({ list }) => list.some(({ geometry }) => geometry.kind === 'mask'));
  const isSided = useStore(caseView, (value) => value.isBoxSided);
  if (hasMask && !isPreparing && tool !== 'box') return null;
  return boxes.map(({ side, low, high }, n) => {
    const numbered = boxes.length > 1 ? t('imaging.box-of', { n: n + 1 }) : t('imaging.box');
    const text = isSided ? t(`imaging.side.${side}`) : numbered;
    if (!isAlongPatient(view))
      return (
        <BoxCut
          key={side}
          points={cutBox({ low, high }, { point: view.center, normal: into(view) }).map((corner) =>
            screenFromPatient(view, size, corner),
          )}
          text={text}
        />
      );
    const depths = [low, high].map((corner) => depthOf(view, corner));
    if (Math.min(...depths) > 0 || Math.max(...depths) < 0) return null;
    return (
      <BoxOutline
        key={side}
        low={screenFromPatient(view, size, low)}
        high={screenFromPatient(view, size, high)}
        text={text}
      />
    );
  });
}
