/** What tells apart images that lie at one place: tried in this order until every part is a plain stack. */
export interface SplitRule {
  /** `group`: what the functional groups of a multi-frame object say; else a value of `InstanceHeader.instance.repeats`. */
  readonly by: string;
  readonly why: string; // for whoever reads the table
}

/** Phases, echoes and copies of one series, from the surest sign to the least. */
export const splitRules: readonly SplitRule[] = [
  {
    by: 'group',
    why: 'frame type, stack, time index, echo and b-value of an enhanced image: magnitude is no field map',
  },
  { by: 'acquisition', why: 'one acquisition number a phase: multi-phase CT, dynamic MR' },
  { by: 'temporal', why: 'temporal position identifier' },
  { by: 'echo', why: 'echo number' },
  { by: 'echoTime', why: 'echo time, where the number is missing' },
  { by: 'bValue', why: 'diffusion' },
  { by: 'trigger', why: 'cardiac phase by its trigger time' },
  { by: 'imageType', why: 'magnitude and phase, in-phase and out-of-phase: value 3 and on of Image Type' },
  { by: 'acquisitionTime', why: 'a time for each round through the slices' },
  { by: 'contentTime', why: 'the same, where only the content has a time' },
];

/** Every rule that makes display sets of a series, in the order they are tried; each is told by the text `imaging.apart.<rule>`. */
export const groupingRules: readonly string[] = [
  'object',
  'class',
  'matrix',
  'frame-of-reference',
  'orientation',
  'copy',
  ...splitRules.map(({ by }) => by),
  'order',
];
