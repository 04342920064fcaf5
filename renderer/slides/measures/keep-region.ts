import { AppError } from '../../../models/base/app-error.ts';
import type { DrawnMeasurement } from '../../../models/findings/contract.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { OutlinedRegion } from '../../../models/imaging/measure/pixel-region.ts';
import { regionOnSlide } from '../../../models/slides/measure/region-on-slide.ts';
import { regionOfOutline } from '../../../models/slides/outlined-region.ts';
import type { Slide } from '../../../models/slides/slide.ts';
import { api } from '../../app/api/api.ts';
import { tellProblem } from '../../ui/message/problem.ts';
import { t } from '../../ui/text/t.ts';
import { announce } from '../said.ts';
import { focusOn, pick, shownFindings, takeUp } from '../../app/api/shown-findings.ts';
import { forgetDrawing, regionText, setRegion, slidesView } from '../slides-view.ts';

const regionCode = { scheme: '99PHENO', value: 'region', meaning: 'Region of a slide' };

/** A region as it is kept. @throws AppError as `regionOnSlide`. */
function drawnOf(slide: Slide, { column, row, columns, rows, outline }: OutlinedRegion): DrawnMeasurement {
  const { displaySet, studyUid, seriesUid, frameOfReferenceUid, sopInstanceUid } = slide;
  const name = t('slides.region');
  const region = { column, row, columns, rows, ...(outline && { outline }) };
  const measured = regionOnSlide(slide, region, name);
  if (!measured.ok) throw new AppError(measured.error.code, measured.error.params);
  return {
    on: { displaySet, studyUid, seriesUid, frameOfReferenceUid },
    geometry: { kind: 'pixel-region', ...region, frame: 0, image: { sopInstanceUid, frame: 0 } },
    code: regionCode,
    name,
    ...measured.value,
  };
}

/** Makes a drawn region the one that a model reads, and keeps it with the case: one Edit. */
export function keepRegion(region: OutlinedRegion): void {
  const { slide } = slidesView.get();
  if (!slide) return;
  setRegion(region, 'new');
  slidesView.set((state) => ({ ...state, regionKept: add(slide, region) }));
}

async function add(slide: Slide, region: OutlinedRegion): Promise<FindingId | null> {
  try {
    const kept = await api.findings.add({ drawn: drawnOf(slide, region) });
    takeUp(kept);
    slidesView.set((state) => (state.region === region ? { ...state, regionOf: kept.id } : state));
    pick(kept.id);
    announce(t('slides.said.region', { size: regionText(slide, region) }));
    return kept.id;
  } catch (error) {
    setRegion(null, null);
    tellProblem(error);
    return null;
  }
}

/** Closes the line that is being drawn: the region is what lies inside; a line round nothing is forgotten. */
export function closeLine(): void {
  const { slide, line } = slidesView.get();
  const region = slide && regionOfOutline(line, slide);
  if (region) keepRegion(region);
  else forgetDrawing();
}

/** Takes the region that a model reads away; Undo brings it back. */
export async function removeRegion(): Promise<void> {
  const { regionOf, regionKept } = slidesView.get();
  const finding = regionOf === 'new' ? await regionKept : regionOf;
  if (finding === null) return;
  try {
    await api.findings.remove({ finding });
    if (shownFindings.get().focus === finding) focusOn(null);
    setRegion(null, null);
  } catch (error) {
    tellProblem(error);
  }
}
