import { X } from 'lucide-react';
import { useEffect } from 'react';
import type { DisplaySetId } from '../../models/base/ids.ts';
import { isRuleCard } from '../../models/inference/card/card.ts';
import type { PackRow } from '../../models/inference/contract.ts';
import { api } from '../app/api/api.ts';
import { caseView } from '../app/api/case-view.ts';
import { useCall } from '../app/api/use-call.ts';
import { IconButton } from '../ui/button/icon-button.tsx';
import type { PageProps, Place } from '../ui/frame/page-props.ts';
import { Panel } from '../ui/frame/panel.tsx';
import { Select } from '../ui/form/select.tsx';
import { StatusIcon } from '../ui/icon/status-icon.tsx';
import { Refusal } from '../ui/message/refusal.tsx';
import { useStore } from '../ui/store.ts';
import { t } from '../ui/text/t.ts';
import { Batches } from './batch/batch-page.tsx';
import { AboutModel } from './panel/about-model.tsx';
import { DrawnRegion } from './panel/drawn-region.tsx';
import { PlacedBoxes } from './panel/placed-boxes.tsx';
import { RunControl } from './panel/run-control.tsx';
import { Tolerance } from './panel/tolerance.tsx';
import { useFitting } from './panel/use-fitting.ts';
import { endedOn, runState, startRun, stopRun } from './panel/run-state.ts';
import type { RunStatus } from './panel/run-state.ts';
import './page.css';

/** Runs a model beside the images: which, on what, where, which side; then what came of it. */
export function RunPanel(props: PageProps) {
  const isShown = useStore(caseView, (view) => view.isRunShown);
  return isShown ? <ShownPanel {...props} /> : null;
}

const hide = (): void => caseView.set((view) => ({ ...view, isRunShown: false }));

function ShownPanel({ studyUid, run, onFocus }: PageProps) {
  const packs = useCall((signal) => api.inference.packs({}, { signal }), 'packs');
  const rows = packs.status === 'done' ? packs.value : [];
  const ready = rows.filter(({ problem }) => problem === null);
  const wanted = useStore(runState, ({ model }) => model);
  const displaySet = useStore(caseView, (view) => view.displaySet);
  const fitting = useFitting(ready, studyUid);
  const chosen =
    ready.find(({ id }) => wanted?.studyUid === studyUid && id === wanted.id) ??
    (fitting ? ready.find(({ id }) => id === firstFitting(fitting, displaySet)) : undefined);
  return (
    <Panel
      label={t('inference.run')}
      title={t('inference.run')}
      tools={<IconButton icon={X} label={t('inference.close')} onClick={hide} />}
    >
      <div className="run-panel">
        {packs.status === 'failed' && <Refusal code={packs.error.code} params={packs.error.params} />}
        {rows.map(
          ({ id, problem }) => problem && <Refusal key={id} code={problem.code} params={{ id, ...problem.params }} />,
        )}
        {packs.status === 'done' && ready.length === 0 && <p>{t('inference.no-models')}</p>}
        {!chosen && fitting && ready.length > 0 && <p>{t('inference.none-fits')}</p>}
        {(chosen || fitting) && ready.length > 0 && (
          <ModelSelect
            ready={ready}
            chosen={chosen?.id ?? null}
            onChoose={(id) => runState.set((state) => ({ ...state, model: { id, studyUid } }))}
          />
        )}
        {chosen?.card && <ChosenModel key={chosen.id} {...{ studyUid, run }} chosen={chosen} onFocus={onFocus} />}
      </div>
    </Panel>
  );
}

/** The first model that fits an image. */
const firstFitting = (
  fitting: ReadonlyMap<string, ReadonlySet<DisplaySetId>>,
  displaySet: DisplaySetId | null,
): string | undefined => [...fitting].find(([, sets]) => displaySet && sets.has(displaySet))?.[0];

interface ModelSelectProps {
  readonly ready: readonly PackRow[];
  readonly chosen: string | null; // null: none fits, and the reader has not chosen one all the same
  readonly onChoose: (id: string) => void;
}

function ModelSelect({ ready, chosen, onChoose }: ModelSelectProps) {
  const models = ready.map(({ id, card }) => ({ value: id, label: card ? `${card.name} ${card.version}` : id }));
  const none = chosen === null ? [{ value: '', label: t('inference.choose') }] : [];
  return (
    <Select label={t('inference.model')} value={chosen ?? ''} options={[...none, ...models]} onChange={onChoose} />
  );
}

/** Whether a model knows sides: its network has seen left-shaped structures alone. */
const isSided = ({ card }: PackRow): boolean =>
  card?.task === 'segmentation' && card.dimensions === 3 && card.input.chirality === 'left';

/** One click of the box tool places what the chosen model reads, under its side where the model knows sides. */
function useBoxSize(chosen: PackRow): void {
  const { card } = chosen;
  const box = card?.dimensions === 3 ? card.input.box : null;
  const key = box?.defaultMm.join(' ');
  const isBoxSided = isSided(chosen);
  useEffect(() => caseView.set((view) => ({ ...view, boxMm: box?.defaultMm ?? null, isBoxSided })), [key, isBoxSided]);
}

/** The panel is gone with its button: the keyboard goes on in the image, unless it is elsewhere. */
const focusImage = (): void => {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('[role=application]')?.focus();
};

/** A refusal for want of a region: one that was drawn since answers it. */
const asksForRegion = (ended: RunStatus): boolean =>
  ended.status === 'done' && ended.result.guard.reasons.some(({ code }) => code === 'infer.region-needed');

interface ChosenProps extends Pick<PageProps, 'studyUid' | 'run' | 'onFocus'> {
  readonly chosen: PackRow;
}

function ChosenModel({ studyUid, run, onFocus, chosen }: ChosenProps) {
  const displaySet = useStore(caseView, (view) => view.displaySet);
  const boxes = useStore(caseView, (view) => view.boxes);
  const slide = useStore(caseView, (view) => view.slide);
  const { side, run: last } = useStore(runState, (state) => state);
  const ended = endedOn(last, { model: chosen.id, displaySet });
  const status: RunStatus = slide?.region && asksForRegion(ended) ? { status: 'idle' } : ended;
  const choice = useCall(
    (signal) => api.inference.choose({ model: chosen.id, studyUid }, { signal }),
    `${chosen.id} ${studyUid}`,
  );
  const candidates = choice.status === 'done' ? choice.value.candidates : [];
  useBoxSize(chosen);
  const start = async (despite: readonly string[] = []): Promise<void> => {
    const [first] = (await startRun(chosen.id, despite))?.findings ?? [];
    if (!first) return;
    hide(); // the list beside the images says the rest
    onFocus(first);
    requestAnimationFrame(focusImage);
  };
  return (
    <>
      {chosen.origin === 'installed' && (
        <p>
          <StatusIcon status="warning" size={14} /> {t('inference.brought')}
        </p>
      )}
      {chosen.card && (
        <AboutModel
          card={chosen.card}
          image={candidates.find((candidate) => candidate.displaySet === displaySet)}
          isRefused={status.status === 'done' && status.result.guard.verdict === 'refused'}
        />
      )}
      {chosen.card?.dimensions === 3 && chosen.card.input.box && (
        <PlacedBoxes
          boxes={boxes}
          isSided={isSided(chosen)}
          without={isRuleCard(chosen.card) ? 'inference.no-region' : 'inference.no-boxes'}
          onPlace={() => run('imaging.box')}
          onRemove={(gone) =>
            caseView.set((view) => ({ ...view, boxes: view.boxes.filter((box) => box.side !== gone) }))
          }
        />
      )}
      {slide && <DrawnRegion size={slide.size} onDraw={() => run('slides.region')} />}
      {chosen.card && isRuleCard(chosen.card) && chosen.card.rule.op === 'grow' && <Tolerance />}
      {isSided(chosen) && (
        <Select
          label={t('inference.side')}
          value={side}
          options={(['auto', 'left', 'right'] as const).map((value) => ({
            value,
            label: t(`inference.side.${value}`),
          }))}
          onChange={(next) => runState.set((state) => ({ ...state, side: next }))}
        />
      )}
      <RunControl status={status} model={chosen} onStart={(despite) => void start(despite)} onStop={stopRun} />
    </>
  );
}

/** The page of models over the worklist. */
export const BatchPage = ({ go }: { readonly go: (place: Place) => void }) => <Batches go={go} />;
