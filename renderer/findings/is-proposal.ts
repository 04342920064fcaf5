import type { Finding } from '../../models/findings/finding.ts';

/** A model's claim that nobody has decided on: shown after the reader's own look. */
export const isProposal = ({ status, by }: Pick<Finding, 'status' | 'by'>): boolean =>
  status === 'proposed' && by.kind === 'pack';
