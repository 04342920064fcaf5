import { hasText, t } from '../../ui/text/t.ts';

/** A window's name as it is read: translated where the product knows it, else as file or protocol write it. */
export function voiName(label: string | null): string {
  if (label === null) return '';
  const key = `imaging.preset.${label}`;
  return hasText(key) ? t(key) : label.charAt(0).toUpperCase() + label.slice(1);
}
