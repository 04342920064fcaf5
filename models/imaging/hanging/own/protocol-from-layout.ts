import type { DisplaySet, Voi } from '../../display-set.ts';
import { planeOfSet } from '../fill-stage.ts';
import { HangingProtocol } from '../hanging-protocol.ts';
import type { ViewportRule } from '../hanging-protocol.ts';
import type { Layout } from '../layout.ts';

/** One viewport as it stands on screen. */
export interface StandingViewport {
  readonly displaySet: DisplaySet | null;
  readonly isPrior: boolean;
  readonly frame: number;
  readonly voi: Voi | null; // chosen by the reader
}

export interface StandingLayout {
  readonly id: string;
  readonly name: string;
  readonly layout: Layout;
  readonly isTiled?: boolean; // the one viewport's series, image after image
  readonly viewports: readonly StandingViewport[];
  readonly main: DisplaySet; // whose modality and part of the body it is for
}

/**
 * A protocol of what stands on screen: each viewport wants what it shows by modality, plane as taken, view and side, and by
 * its description only where another series of the layout would fit as well.
 *
 * @returns a protocol of one stage, version 1, without windows of its own. Total for at least one viewport.
 */
export function protocolFromLayout({ id, name, layout, isTiled, viewports, main }: StandingLayout): HangingProtocol {
  const plain = viewports.map(ruleOf);
  const rules = plain.map((rule, i) => {
    const isAlone = plain.every((other, j) => i === j || !isSame(rule, other));
    const words = isAlone ? [] : wordsOf(viewports[i]?.displaySet?.description ?? '');
    return { ...rule, words };
  });
  return HangingProtocol.parse({
    id,
    schema: 1,
    name,
    match: { modalities: [main.modality], bodyParts: main.bodyPart ? [main.bodyPart.toUpperCase()] : [] },
    layout: '1x1',
    largePlane: 'axial',
    stages: [{ name, layout, viewports: rules, ...(isTiled && { isTiled }) }],
    source: 'made in the program from a layout',
  });
}

function ruleOf({ displaySet, isPrior, frame, voi }: StandingViewport): Omit<ViewportRule, 'words'> {
  const shown = displaySet?.frames[frame];
  const side = shown?.laterality ?? null;
  return {
    of: isPrior ? 'prior' : 'current',
    modalities: displaySet ? [displaySet.modality] : [],
    views: shown?.view ? [shown.view] : [],
    laterality: side === 'L' || side === 'R' ? side : null,
    plane: displaySet ? planeOfSet(displaySet) : null,
    voi,
  };
}

const isSame = (a: Omit<ViewportRule, 'words'>, b: Omit<ViewportRule, 'words'>): boolean =>
  JSON.stringify({ ...a, voi: null }) === JSON.stringify({ ...b, voi: null });

/** Words of a description that tell series apart; numbers alone do not name a kind of image. */
const wordsOf = (description: string): string[] =>
  description
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => /[A-Z]{2}/.test(word));
