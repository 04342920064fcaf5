import type { Voi } from '../display-set.ts';

/** A lookup table: the entry of the least value, and all entries. Values beyond an end take the entry there. */
export interface LookUp {
  readonly first: number; // the input value that takes the first entry
  readonly entries: ArrayLike<number>;
  readonly top: number; // the greatest output a table of these bits can hold
}

/** How stored values become grey levels: modality, window or table, direction. */
export interface Tone {
  readonly slope: number;
  readonly intercept: number;
  /** Takes the place of slope and intercept. */
  readonly modality: LookUp | null;
  /** A window in the unit of the modality, or a table whose outputs are levels. */
  readonly voi: Pick<Voi, 'width' | 'center' | 'function'> | LookUp;
  /** Stored values that stand for no tissue, both ends included: black in either direction. */
  readonly padding: { readonly from: number; readonly to: number } | null;
  /** True where the greatest value is to be black. */
  readonly isTurned: boolean;
  /** Stored values from its first on are colours (`supplemental-colors.ts`); none where it is absent or null. */
  readonly colors?: LookUp | null | undefined;
}
