import type { Look, TablePlace } from './look.ts';

interface OwnTables {
  readonly voiTable?: TablePlace | undefined;
  readonly moreVoiTables?: readonly TablePlace[] | undefined;
}

/** The VOI lookup tables that a frame offers, the one it opens with first: its own go before those of the image. Total. */
export const voiPlaces = (
  look: Pick<Look, 'voi'>,
  { voiTable, moreVoiTables = [] }: OwnTables,
): readonly TablePlace[] => (voiTable ? [voiTable, ...moreVoiTables] : look.voi);
