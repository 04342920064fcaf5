import type { Counted } from '../../../models/base/ipc/counted.ts';
import { t } from '../../ui/text/t.ts';

/** How many megabytes of a file are read; null while its size is not known. */
export const doneText = (progress: Counted | null): string | null =>
  progress?.total ? t('genome.done-of', { done: megabytes(progress.done), total: megabytes(progress.total) }) : null;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
