import type { Voi } from '../../../models/imaging/display-set.ts';
import { hasText, t } from '../../ui/text/t.ts';

/** A window's name as it is read: translated where the product knows it, else as file or protocol write it. */
export function voiName(label: string | null): string {
  if (label === null) return '';
  const key = `imaging.preset.${label}`;
  return hasText(key) ? t(key) : label.charAt(0).toUpperCase() + label.slice(1);
}

/** What a window or table is called: by its name, a table without one by its place in the file; empty for a plain window. */
export const windowName = ({ label, table }: Pick<Voi, 'label' | 'table'>): string =>
  label === null && table !== undefined ? t('imaging.preset.table-number', { number: table + 1 }) : voiName(label);
