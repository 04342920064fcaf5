import { useEffect } from 'react';
import { ImageOff, Microscope, X } from 'lucide-react';
import type { DisplaySetId, StudyUid } from '../../models/base/ids.ts';
import type { SettingRow } from '../../models/library/settings.ts';
import { openCaseView } from '../app/api/case-view.ts';
import { api } from '../app/api/api.ts';
import { useCall } from '../app/api/use-call.ts';
import { useFeed } from '../app/api/use-feed.ts';
import type { PageProps } from '../ui/frame/page-props.ts';
import { Button } from '../ui/button/button.tsx';
import { IconButton } from '../ui/button/icon-button.tsx';
import { Note } from '../ui/message/note.tsx';
import { EmptyState } from '../ui/message/empty-state.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { useStore } from '../ui/store.ts';
import { t } from '../ui/text/t.ts';
import { machine } from '../app/api/machine.ts';
import { useMachineMemory } from './engine/memory/use-machine-memory.ts';
import { useMemoryBudget } from './engine/memory/use-memory-budget.ts';
import { prepareStackThread } from './engine/stack/stack-thread.ts';
import { useDrawing } from './picture/drawing/use-drawing.ts';
import { FusionControls } from './overlays/fusion/fusion-controls.tsx';
import { TurntableView } from './picture/turntable/turntable-view.tsx';
import { turntable } from './picture/turntable/turntable.ts';
import { GroupingDialog } from './viewport/strip/grouping-dialog.tsx';
import { ReceivedList } from './overlays/received/received-list.tsx';
import { useReceived } from './overlays/received/use-received.ts';
import { SeriesStrip } from './viewport/strip/series-strip.tsx';
import { ReadingTools } from './viewport/reading-tools.tsx';
import { ViewportGrid } from './viewport/viewport-grid.tsx';
import { useKnownCorners } from './overlays/corners/use-corners.ts';
import { useSecond } from './hanging/second/use-second.ts';
import { useKeeping } from './hanging/use-keeping.ts';
import { announcement } from './view/announce.ts';
import { showDisplaySet } from './view/hang.ts';
import { displaySetOf, placeOf, priorOf, reading } from './view/reading.ts';
import type { Reading } from './view/reading.ts';
import { useFocusJump } from './view/use-focus-jump.ts';
import { useCine } from './hanging/cine/use-cine.ts';
import { useReading } from './view/use-reading.ts';
import './page.css';

export interface ImagingDeskProps {
  readonly settings: readonly SettingRow[];
  readonly studyUid: StudyUid | null;
  readonly go: PageProps['go'];
}

/** What images need beside their page: to know how this machine draws, before the first is opened. */
export function ImagingDesk({ settings, studyUid, go }: ImagingDeskProps) {
  useDrawing(settings);
  useMemoryBudget(settings);
  useMachineMemory();
  useEffect(prepareStackThread, []);
  useSecond(studyUid, go);
  return null;
}

/** The reading page: viewports first, the series beside them from 1920 px, the other words' panels at the right. */
export function ImagesPage({ studyUid, focus, arrivedAt, onFocus, run, go, panels }: PageProps) {
  const hasGpu = useStore(machine, (value) => value.hasGpu);
  useEffect(() => openCaseView(studyUid), [studyUid]);
  const opened = useReading(studyUid);
  const news = useFeed(api.findings.changed, () => true);
  const prior = useStore(reading, shownPrior);
  const findings = useCall(async (signal) => {
    const studies = prior ? [studyUid, prior] : [studyUid];
    return (await Promise.all(studies.map((uid) => api.findings.list({ studyUid: uid }, { signal })))).flat();
  }, `${studyUid} ${prior} ${news}`);
  useFocusJump(findings.status === 'done' ? findings.value : null, focus, onFocus);
  const slides = opened.status === 'done' ? opened.value.slides : noSlides;
  const wanted = findings.status === 'done' ? findings.value.find(({ id }) => id === arrivedAt) : undefined;
  useEffect(() => {
    if (wanted && slides.has(wanted.on.displaySet)) go({ page: 'slides', studyUid, focus: wanted.id });
  }, [wanted, slides]);
  useReceived(studyUid, prior);
  useCine();
  useKeeping();
  useKnownCorners();
  const study = useCall((signal) => api.library.study({ studyUid }, { signal }), studyUid);
  const state = useStore(reading, (value) => value);
  const said = useStore(announcement, (value) => value);
  const turned = displaySetOf(
    state,
    useStore(turntable, (value) => value.of),
  );
  const isHere = state.studyUid === studyUid; // never a pixel of the study before under this one's name
  const active = placeOf(state, state.active)?.displaySet.id ?? null;
  return (
    <main className="reading" data-panel={state.isPanelShown}>
      <ReadingTools run={run} />
      <div className="reading-body">
        <SeriesStrip
          displaySets={isHere ? state.displaySets : []}
          prior={state.priors[0] ?? null}
          shown={state.panes.map((pane) => pane.displaySet)}
          active={active}
          isOpen={state.isStripOpen}
          onChoose={(id) => reading.set((before) => ({ ...showDisplaySet(before, id), isStripOpen: false }))}
        />
        {opened.status === 'failed' ? (
          <div className="reading-nothing">
            <Refusal code={opened.error.code} params={opened.error.params} />
          </div>
        ) : !isHere ? (
          <div className="reading-nothing" />
        ) : opened.status === 'done' && state.displaySets.every(({ kind }) => kind === 'document') ? (
          <div className="reading-nothing">
            <NoImages hasSlides={slides.size > 0} run={run} />
          </div>
        ) : turned ? (
          <TurntableView displaySet={turned} />
        ) : (
          <div className="reading-images">
            <ViewportGrid state={state} studyDate={study.status === 'done' ? (study.value.study.date ?? '') : ''} />
            <FusionControls state={state} />
          </div>
        )}
        {state.isPanelShown && (
          <div className="reading-panels">
            {hasGpu === false && !state.isGpuNoteClosed && <NoGpu />}
            {panels}
          </div>
        )}
      </div>
      {isHere && state.isGroupingOpen && <GroupingDialog displaySets={state.displaySets} />}
      <p className="reading-said" role="status">
        {said}
      </p>
    </main>
  );
}

/** Beside the images: segmentations that were received with them. */
export const ReceivedPanel = ({ run }: PageProps) => <ReceivedList onLooked={() => run('findings.next')} />;

const noSlides: ReadonlySet<DisplaySetId> = new Set();

/** Where there is something else than images, the way to it. */
const NoImages = ({ hasSlides, run }: { readonly hasSlides: boolean; readonly run: PageProps['run'] }) =>
  hasSlides ? (
    <EmptyState icon={Microscope} title={t('imaging.only-slides')} text={t('imaging.only-slides-why')}>
      <Button kind="primary" onClick={() => run('app.page-slides')}>
        {t('imaging.to-slides')}
      </Button>
    </EmptyState>
  ) : (
    <EmptyState icon={ImageOff} title={t('imaging.empty')} text={t('imaging.empty-why')}>
      <Button kind="primary" onClick={() => run('dicom.documents')}>
        {t('dicom.documents')}
      </Button>
    </EmptyState>
  );

/** The prior on screen: what was found in it is drawn on its images, and listed with its own study only. */
const shownPrior = (state: Reading): StudyUid | null =>
  state.panes.map(({ displaySet }) => priorOf(state, displaySet)?.studyUid).find(Boolean) ?? null;

/** What runs without a graphics processor, and how. Over the panels, so that it takes nothing from the images. */
const NoGpu = () => (
  <Note
    status="note"
    tools={
      <IconButton
        icon={X}
        label={t('imaging.close')}
        onClick={() => reading.set((state) => ({ ...state, isGpuNoteClosed: true }))}
      />
    }
  >
    {t('imaging.no-gpu')}
  </Note>
);
