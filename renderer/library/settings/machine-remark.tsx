import { isReal, learn, machine } from '../../app/api/machine.ts';
import type { Machine } from '../../app/api/machine.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { useStore } from '../../ui/store.ts';
import { quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

/** How this machine draws and what it measured; what the images of this window take of its memory. */
export function MachineRemark() {
  const state = useStore(machine, (value) => value);
  const { gpu, isMeasureAsked, memory, memoryShare } = state;
  return (
    <>
      <KeyValues
        of={[
          [t('settings.machine.drawing'), drawingText(state)],
          [t('settings.machine.graphics'), gpu && (gpu.names.at(-1) ?? '')],
          [
            t('settings.machine.memory'),
            t('settings.machine.memory.used', { used: gigabytes(memory.used), budget: gigabytes(memory.budget) }),
          ],
          [
            t('settings.machine.memory.whole'),
            memoryShare === null
              ? null
              : t('settings.machine.memory.share', { percent: Math.round(memoryShare * 100) }),
          ],
        ]}
      />
      {gpu && (
        <Button size="small" disabled={isMeasureAsked} onClick={() => learn({ isMeasureAsked: true })}>
          {t(isMeasureAsked ? 'settings.machine.measuring' : 'settings.machine.measure')}
        </Button>
      )}
    </>
  );
}

/** `by the processor · processor 12 ms a step · graphics 41 ms, imitated in software`. */
const drawingText = (state: Machine): string =>
  [t(`settings.machine.by.${state.drawing}`), ...timeTexts(state), ...lossTexts(state)].join(' · ');

function timeTexts({ gpu, hasGpu, times }: Machine): readonly string[] {
  if (hasGpu === null) return [];
  if (gpu === null) return [t('settings.machine.step.no-gpu')];
  if (times === null) return [t('settings.machine.step.unknown')];
  const processor = t('settings.machine.step.cpu', { time: milliseconds(times.cpuMs) });
  if (times.gpuMs === null) return [processor, t('settings.machine.step.fails')];
  const kind = isReal(gpu) ? 'gpu' : 'imitated';
  return [processor, t(`settings.machine.step.${kind}`, { time: milliseconds(times.gpuMs) })];
}

const lossTexts = ({ losses }: Machine): readonly string[] =>
  losses > 0 ? [t('settings.machine.lost', { n: losses })] : [];

const milliseconds = (ms: number): string => quantityText(Number(ms.toPrecision(2)), 'ms');
const gigabytes = (bytes: number): string => quantityText(bytes / 1e9, 'GB', 2);
