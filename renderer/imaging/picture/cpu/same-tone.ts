import type { Tone } from '../../../../models/imaging/tone/tone.ts';

/** True where two tones draw every value alike. */
export const sameTone = (a: Tone, b: Tone): boolean =>
  a.slope === b.slope &&
  a.intercept === b.intercept &&
  a.modality === b.modality &&
  a.colors === b.colors &&
  a.isTurned === b.isTurned &&
  a.padding?.from === b.padding?.from &&
  a.padding?.to === b.padding?.to &&
  sameVoi(a.voi, b.voi);

const sameVoi = (a: Tone['voi'], b: Tone['voi']): boolean =>
  a === b ||
  (!('entries' in a) &&
    !('entries' in b) &&
    a.width === b.width &&
    a.center === b.center &&
    (a.function ?? 'linear') === (b.function ?? 'linear'));
