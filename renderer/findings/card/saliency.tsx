import { useEffect, useRef, useState } from 'react';
import { isAppError } from '../../../models/base/app-error.ts';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { Saliency as Answer } from '../../../models/inference/flat/occlusion/occlude.ts';
import { api } from '../../app/api/api.ts';
import { caseView } from '../../app/api/case-view.ts';
import { Button } from '../../ui/button/button.tsx';
import { JobLine } from '../../ui/message/job-line.tsx';
import { tellProblem } from '../../ui/message/problem.ts';
import { useStore } from '../../ui/store.ts';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import './saliency.css';

/** Whether it can be asked what a finding depends on: one of a network, on a single image. */
export const hasSaliency = ({ by, geometry, run }: Finding): boolean =>
  by.kind === 'pack' &&
  run !== null &&
  run.provider !== 'cpu' &&
  geometry.kind.startsWith('pixel-') &&
  !('place' in geometry); // a region of a slide is no image of its own

const clear = (): void => caseView.set((view) => ({ ...view, saliency: null }));

const largestDrop = ({ cells }: Answer): number => Math.max(0, ...cells.map(({ drop }) => drop));

/** A drop of certainty that is drawn in full at the least: where nothing matters much, nothing may look as if it did. */
const fullDrop = 0.1;

/** How densely each part is drawn: its drop by the largest one, or by `fullDrop` where all are smaller. */
const sharesOf = (answer: Answer) => {
  const full = Math.max(fullDrop, largestDrop(answer));
  return answer.cells.map(({ low, high, drop }) => ({ low, high, share: Math.max(0, drop / full) }));
};

/** What of the finding's image stands in the middle of its viewport: there an image that is read in tiles is asked. */
function inView({ displaySet }: Finding['on']) {
  const { displaySet: shown, frame, middle } = caseView.get();
  if (shown !== displaySet || !middle) return {};
  const [column, row] = middle;
  return { at: { frame, pixel: [column, row] as [number, number] } };
}

/** Hides one part of the image after the other and shows what the answer hangs on; on request only. */
export function Saliency({ finding: { id, on } }: { readonly finding: Finding }) {
  const isOver = useStore(caseView, (view) => view.saliency?.finding === id);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [progress, setProgress] = useState<Counted | null>(null);
  const aborter = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      aborter.current?.abort();
      clear();
    },
    [],
  );
  const start = async (): Promise<void> => {
    const { signal } = (aborter.current = new AbortController());
    setProgress({ step: 'infer.step-hide', done: 0, total: null });
    try {
      const found = await api.inference.saliency({ finding: id, ...inView(on) }, { signal, onProgress: setProgress });
      caseView.set((view) => ({ ...view, saliency: { finding: id, cells: sharesOf(found), tile: found.tile } }));
      setAnswer(found);
    } catch (error) {
      if (!isAppError(error) || error.code !== 'job.cancelled') tellProblem(error);
    } finally {
      setProgress(null);
    }
  };
  if (progress) return <Hiding progress={progress} onStop={() => aborter.current?.abort()} />;
  return (
    <div className="saliency" role="status">
      <Button size="small" kind="quiet" onClick={isOver ? clear : () => void start()}>
        {t(isOver ? 'findings.saliency.hide' : 'findings.saliency')}
      </Button>
      {isOver && answer && <Says answer={answer} />}
    </div>
  );
}

const Hiding = ({ progress: { done, total }, onStop }: { readonly progress: Counted; readonly onStop: () => void }) => (
  <div className="saliency">
    <JobLine
      name={t('findings.saliency.hides')}
      done={total ? t('job.inference.saliency.of', { done, total }) : null}
      share={total ? done / total : null}
    >
      <Button size="small" onClick={onStop}>
        {t('findings.saliency.stop')}
      </Button>
    </JobLine>
  </div>
);

const Says = ({ answer }: { readonly answer: Answer }) => (
  <p>
    {t('findings.saliency.says', {
      certainty: numberText(answer.certainty, 2),
      drop: numberText(largestDrop(answer), 2),
    })}{' '}
    {answer.tile && `${t('findings.saliency.tile', { number: answer.tile.number, of: answer.tile.of })} `}
    {t('findings.saliency.not')}
  </p>
);
