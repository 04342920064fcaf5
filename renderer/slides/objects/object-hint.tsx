import { useStore } from '../../ui/store.ts';
import { messageText, t } from '../../ui/text/t.ts';
import { slidesView } from '../slides-view.ts';
import type { SlideToolName } from '../slides-view.ts';
import { chosenObjects, isVisible, objectsView, tooSmall, usualPixels } from './objects-view.ts';

/** Why the last click was none, that one must come closer first, or what can be done with single objects now. */
export function ObjectHint() {
  const { sets, problem } = useStore(objectsView, (state) => state);
  const { tool, view } = useStore(slidesView, (state) => state);
  const [set] = sets;
  if (!view) return null;
  const isBlind = set !== undefined && tools.has(tool) && !isVisible(set.mask, usualPixels(set));
  const why = isBlind ? tooSmall : problem;
  if (why)
    return (
      <p role="status" data-warning>
        {messageText(why.code, why.params)}
      </p>
    );
  const said = set ? saidOf(tool) : null;
  return said === null ? null : <p role="status">{said}</p>;
}

const tools: ReadonlySet<SlideToolName> = new Set(['circle', 'nucleus']);

function saidOf(tool: SlideToolName): string | null {
  const chosen = chosenObjects();
  if (chosen) {
    const name = chosen.set.mask.labels[0]?.name ?? '';
    return chosen.numbers.length === 1
      ? t('slides.chosen', { name, number: chosen.numbers[0] ?? 0 })
      : t('slides.chosen-some', { n: chosen.numbers.length });
  }
  return tool === 'circle' || tool === 'nucleus' ? t(`slides.how.${tool}`) : null;
}
