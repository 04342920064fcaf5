import { Microscope } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FindingId, StudyUid } from '../../models/base/ids.ts';
import type { Finding } from '../../models/findings/finding.ts';
import { api } from '../app/api/api.ts';
import { caseView, openCaseView } from '../app/api/case-view.ts';
import { useCall } from '../app/api/use-call.ts';
import { useFeed } from '../app/api/use-feed.ts';
import { Button } from '../ui/button/button.tsx';
import type { PageProps } from '../ui/frame/page-props.ts';
import { EmptyState } from '../ui/message/empty-state.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { useStore } from '../ui/store.ts';
import { t } from '../ui/text/t.ts';
import { Overview } from './beside/overview.tsx';
import { SlideStrip } from './beside/slide-strip.tsx';
import { SlideTools } from './beside/slide-tools.tsx';
import { isCount } from './measures/chosen-count.ts';
import { GuidePanel } from './measures/guide-panel.tsx';
import { useKeptRegions } from './measures/use-kept-regions.ts';
import { useObjects } from './objects/use-objects.ts';
import { regionOfFinding } from './outlines/slide-outline.ts';
import { useMasks, useOutlines, useShownFindings } from './outlines/use-outlines.ts';
import { shownFindings, useToldFindings } from '../app/api/shown-findings.ts';
import { lookAtRegion, showSlide, slidesView, tellCase } from './slides-view.ts';
import { SlideViewer } from './viewer/slide-viewer.tsx';
import type { TileShelf } from './viewer/tile-shelf.ts';
import './page.css';

/** The slides of a study, read again when files arrive; the first is shown until another is chosen. */
function useSlides(studyUid: StudyUid) {
  const news = useFeed(api.library.changed, ({ what }) => what === 'study');
  const answer = useCall(
    async (signal) => ({ studyUid, ...(await api.slides.ofStudy({ studyUid }, { signal })) }),
    `${studyUid} ${news}`,
  );
  const found = answer.status === 'done' && answer.value.studyUid === studyUid ? answer.value : null;
  const shown = useStore(slidesView, (state) => state.slide);
  useEffect(() => {
    if (!found) return;
    const known = found.slides.find(({ displaySet }) => displaySet === shown?.displaySet);
    showSlide(known ?? found.slides[0] ?? null);
  }, [found]);
  return { answer, found };
}

/** Which slide and region a model would read is told to the words beside the page for as long as it stands. */
function useToldCase(studyUid: StudyUid): void {
  const { slide, region } = useStore(slidesView, (state) => state);
  useEffect(() => openCaseView(studyUid), [studyUid]);
  useEffect(() => tellCase({ slide, region }), [studyUid, slide, region]);
  useEffect(() => () => caseView.set((view) => ({ ...view, displaySet: null, slide: null })), []);
}

/** Takes the viewer to the finding that came into focus, unless it was chosen or drawn there. */
function useFocusedRegion(list: readonly Finding[], focus: FindingId | null): void {
  const seen = useRef<FindingId | null>(null);
  const isReady = useStore(slidesView, (state) => state.view !== null);
  useEffect(() => {
    const finding = list.find(({ id }) => id === focus);
    const region = finding && regionOfFinding(finding);
    if (!isReady || !region || seen.current === focus) return;
    seen.current = focus;
    if (shownFindings.get().picked !== focus) lookAtRegion(region);
  }, [list, focus, isReady]);
}

const noFindings: readonly Finding[] = [];

/** The page of slides: the viewer first, the study's slides beside it, the other words' panels at the right. */
export function SlidesPage({ studyUid, focus, onFocus, run, go, panels }: PageProps) {
  const { answer, found } = useSlides(studyUid);
  useToldCase(studyUid);
  const { slide: shown, isStripOpen, isPanelShown, tool, guide } = useStore(slidesView, (state) => state);
  const slide = shown?.studyUid === studyUid ? shown : null; // never a pixel of the study before under this one's name
  const news = useFeed(api.findings.changed, () => true);
  const findings = useCall((signal) => api.findings.list({ studyUid }, { signal }), `${studyUid} ${news}`);
  const list = findings.status === 'done' ? findings.value : noFindings;
  const onSlide = useShownFindings(list, slide?.displaySet ?? null);
  const masks = useMasks(onSlide);
  const outlines = useOutlines(onSlide, masks, focus);
  useObjects(onSlide, masks, focus);
  useToldFindings(onSlide, { focus, onFocus });
  const told = useStore(shownFindings, (shown) => shown.list); // with what was kept since the page read them
  const isCounting = told.some((finding) => finding.id === focus && isCount(finding) && finding.by.kind === 'person');
  useKeptRegions(findings.status === 'done' ? told : null, focus);
  useFocusedRegion(onSlide, focus);
  const [shelf, setShelf] = useState<TileShelf | null>(null);
  const strip = useMemo(() => found ?? { slides: [], refused: [] }, [found]);
  return (
    <main className="slides-page">
      <SlideTools run={run} />
      <SlideStrip
        {...strip}
        shown={slide}
        isOpen={isStripOpen}
        onChoose={(chosen) => {
          showSlide(chosen);
          slidesView.set((state) => ({ ...state, isStripOpen: false }));
        }}
      />
      {slide ? (
        <SlideViewer key={slide.displaySet} slide={slide} outlines={outlines} onShelf={setShelf} />
      ) : (
        <div className="slides-nothing">
          {answer.status === 'failed' && <Refusal code={answer.error.code} params={answer.error.params} />}
          {!found && answer.status !== 'failed' && <p className="slides-loading">{t('slides.loading')}</p>}
          {found?.refused.map(({ description, reason }) => (
            <Refusal key={description} code={reason.code} params={reason.params} />
          ))}
          {found && found.refused.length === 0 && (
            <EmptyState icon={Microscope} title={t('slides.empty')} text={t('slides.empty-why')}>
              <Button kind="primary" onClick={() => go({ page: 'images', studyUid })}>
                {t('slides.to-images')}
              </Button>
            </EmptyState>
          )}
        </div>
      )}
      {isPanelShown && (
        <div className="slides-panels">
          {slide && <Overview slide={slide} shelf={shelf} />}
          {tool === 'count' && (
            <GuidePanel guide={guide} isCounting={isCounting} onNew={() => run('slides.new-field')} />
          )}
          {panels}
        </div>
      )}
    </main>
  );
}
