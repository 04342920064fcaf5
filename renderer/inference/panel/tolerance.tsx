import { Field } from '../../ui/form/field.tsx';
import { useStore } from '../../ui/store.ts';
import { t } from '../../ui/text/t.ts';
import { runState } from './run-state.ts';

const readNumber = (typed: string): number | null => {
  const value = Number(typed.trim().replace(',', '.'));
  return typed.trim() !== '' && Number.isFinite(value) && value > 0 ? value : null;
};

/** How far a region that grows may go from the value of the point it began at. */
export function Tolerance() {
  const tolerance = useStore(runState, (state) => state.tolerance);
  return (
    <Field
      label={t('inference.tolerance')}
      hint={t('inference.tolerance-hint')}
      inputMode="decimal"
      defaultValue={tolerance ?? ''}
      onChange={({ currentTarget }) =>
        runState.set((state) => ({ ...state, tolerance: readNumber(currentTarget.value) }))
      }
    />
  );
}
