import { DisplaySetId } from '../../../../models/base/ids.ts';

const type = 'application/x-phenoscope-display-set';

/** A series of the strip begins to be dragged. */
export function offerSeries(transfer: DataTransfer, id: DisplaySetId): void {
  transfer.setData(type, id);
  transfer.effectAllowed = 'copy';
}

/** True while a series of this window is dragged: what it is shows only once it is dropped. */
export const isSeriesDrag = ({ types }: DataTransfer): boolean => types.includes(type);

/** The series that was dropped, undefined when it was something else. */
export function droppedSeries(transfer: DataTransfer): DisplaySetId | undefined {
  return DisplaySetId.safeParse(transfer.getData(type)).data;
}
