import type { DrawnLine } from '../../../models/findings/contract.ts';
import { measureOnSlide } from '../../../models/slides/measure/measure-on-slide.ts';
import type { Slide } from '../../../models/slides/slide.ts';
import { api } from '../../app/api/api.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { t } from '../../ui/text/t.ts';
import { lengthText } from '../measures/length-text.ts';
import { announce } from '../said.ts';
import { pick, shownFindings, takeUp } from '../../app/api/shown-findings.ts';
import { slidesView } from '../slides-view.ts';
import type { DraftLength } from '../slides-view.ts';
import { apartOnScreen } from './slide-tool.ts';
import type { Point, SlideTool } from './slide-tool.ts';

const nearPx = 8;
const lengthCode = { scheme: 'SCT', value: '410668003', meaning: 'Length' };

const setLength = (length: DraftLength | null): void => slidesView.set((state) => ({ ...state, length }));

/** The person's own length whose end lies here, turned so that this end is the one that moves. */
function grabbed(at: Point): DraftLength | undefined {
  for (const { id, by, geometry } of shownFindings.get().list) {
    if (by.kind !== 'person' || geometry.kind !== 'pixel-line') continue;
    const { from, to } = geometry;
    if (apartOnScreen(to, at) <= nearPx) return { from, to, of: id, isWaiting: false };
    if (apartOnScreen(from, at) <= nearPx) return { from: to, to: from, of: id, isWaiting: false };
  }
  return undefined;
}

function moveEnd(to: Point): void {
  const { length } = slidesView.get();
  if (length) setLength({ ...length, to });
}

/** A length as it is kept: its ends on the slide's finest level, and what lies between them. */
function drawnOf(slide: Slide, { from, to }: DraftLength): DrawnLine {
  const { value, unit, notes } = measureOnSlide(slide, from, to);
  const { displaySet, studyUid, seriesUid, frameOfReferenceUid, sopInstanceUid } = slide;
  const name = t('slides.length');
  return {
    on: { displaySet, studyUid, seriesUid, frameOfReferenceUid },
    geometry: {
      kind: 'pixel-line',
      from: [...from],
      to: [...to],
      frame: 0,
      image: { sopInstanceUid, frame: 0 },
    },
    code: lengthCode,
    name,
    measurements: [{ key: 'length', code: lengthCode, name, label: null, quantity: { value, unit } }],
    notes: [...notes],
  };
}

/** Makes a drawn length a finding, or moves the one it belongs to: one Edit. */
async function keep(slide: Slide, length: DraftLength): Promise<void> {
  const drawn = drawnOf(slide, length);
  try {
    const finding = length.of
      ? await api.findings.redraw({ finding: length.of, drawn })
      : await api.findings.add({ drawn });
    takeUp(finding);
    pick(finding.id);
    announce(t('slides.said.length', { length: lengthText(slide, length.from, length.to) }));
  } catch (error) {
    tellProblem(error);
  } finally {
    // The line stays drawn until the finding it becomes is kept; another one begun meanwhile is not touched.
    slidesView.set((state) => (state.length === length ? { ...state, length: null } : state));
  }
}

/** From end to end by a drag or two clicks; an own end is taken up and moved the same way. */
export const lengthTool: SlideTool = {
  press: (at) => {
    if (slidesView.get().length?.isWaiting) return moveEnd(at);
    setLength(grabbed(at) ?? { from: at, to: at, of: null, isWaiting: false });
  },
  drag: (_, to) => moveEnd(to),
  hover: (at) => {
    if (slidesView.get().length?.isWaiting) moveEnd(at);
  },
  release: (_, to, isClick) => {
    const { slide, length } = slidesView.get();
    if (!slide || !length) return undefined;
    if (isClick && !length.isWaiting) {
      announce(t('slides.said.length-begun'));
      return setLength({ ...length, isWaiting: true });
    }
    const drawn = { ...length, to, isWaiting: false };
    const isNothing = drawn.from[0] === to[0] && drawn.from[1] === to[1];
    setLength(isNothing ? null : drawn);
    if (!isNothing) void keep(slide, drawn);
  },
};
