import type { Finding } from '../../../models/findings/finding.ts';
import { t } from '../../ui/text/t.ts';

/** `Hippocampus, left`; an unknown side is said, not left out. */
export const nameOf = ({ name, laterality }: Pick<Finding, 'name' | 'laterality'>): string =>
  laterality === null ? name : `${name}, ${t(`findings.side.${laterality}`)}`;
