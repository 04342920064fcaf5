import { AppError } from '../../../models/base/app-error.ts';
import { countOnSlide, fieldAt } from '../../../models/slides/measure/count-on-slide.ts';
import type { DrawnMeasurement } from '../../../models/findings/contract.ts';
import type { Mark } from '../../../models/findings/drawn/marked.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';
import type { Slide } from '../../../models/slides/slide.ts';
import { api } from '../../app/api/api.ts';
import { t } from '../../ui/text/t.ts';
import { chosenCount } from '../measures/chosen-count.ts';
import type { OwnCount } from '../measures/chosen-count.ts';
import { countText } from '../measures/count-text.ts';
import { forgetProblem, sayProblem } from '../objects/objects-view.ts';
import { announce } from '../said.ts';
import { pick, takeUp } from '../../app/api/shown-findings.ts';
import { changeView, slidesView } from '../slides-view.ts';
import type { Guide } from '../slides-view.ts';
import { apartOnScreen } from './slide-tool.ts';
import type { Point, SlideTool } from './slide-tool.ts';

const nearPx = 8;
const counted = { scheme: '99PHENO', value: 'counted-objects', meaning: 'Counted objects' };

function insist<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new AppError(result.error.code, result.error.params);
  return result.value;
}

/** An empty field as it is kept. @throws AppError as `fieldAt`. */
function emptyField(slide: Slide, center: Point, guide: Guide): DrawnMeasurement {
  const field = insist(fieldAt(slide, center, guide));
  const { displaySet, studyUid, seriesUid, frameOfReferenceUid, sopInstanceUid } = slide;
  const name = guide.name || t('slides.mitoses');
  const names = { count: name, density: t('slides.per-mm2', { name }) };
  return {
    on: { displaySet, studyUid, seriesUid, frameOfReferenceUid },
    geometry: { kind: 'pixel-points', field, points: [], frame: 0, image: { sopInstanceUid, frame: 0 } },
    code: counted,
    name,
    ...insist(countOnSlide(slide, { field, points: [] }, names)),
  };
}

async function place(center: Point): Promise<void> {
  const { slide, guide } = slidesView.get();
  if (!slide) return;
  try {
    const finding = await api.findings.add({ drawn: emptyField(slide, center, guide) });
    takeUp(finding);
    pick(finding.id);
    forgetProblem();
    announce(t('slides.said.field'));
  } catch (error) {
    sayProblem(error);
  }
}

async function keep({ id }: OwnCount, { at, does }: Mark): Promise<void> {
  try {
    const finding = await api.findings.mark({ finding: id, at: [...at], does });
    takeUp(finding);
    forgetProblem();
    announce(countText(finding));
  } catch (error) {
    sayProblem(error);
  }
}

/** A click on a mark takes it away, anywhere else in the field sets one. */
function markAt(count: OwnCount, at: Point): void {
  const near = count.geometry.points.find((point) => apartOnScreen(point, at) <= nearPx);
  const mark: Mark = near ? { at: near, does: 'remove' } : { at, does: 'add' };
  slidesView.set((state) => ({ ...state, marksKept: state.marksKept.then(() => keep(count, mark)) }));
}

/** Places a field, then marks objects in it; a drag moves the slide. */
export const countTool: SlideTool = {
  hover: (at) => slidesView.set((state) => ({ ...state, guideAt: chosenCount() ? null : at })),
  drag: ([x, y], to) =>
    changeView(({ zoom, center }) => ({ zoom, center: [center[0] + x - to[0], center[1] + y - to[1]] })),
  release: (_, to, isClick) => {
    if (!isClick) return;
    const count = chosenCount();
    slidesView.set((state) => ({ ...state, guideAt: null }));
    if (count) markAt(count, to);
    else void place(to);
  },
};
