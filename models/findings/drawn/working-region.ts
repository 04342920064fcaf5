import type { Finding } from '../finding.ts';

/**
 * A region of a slide without a name of its own: a place to work in and for models to read, no claim; it is in no report. It
 * has the name that its area was measured under until a person gives it one. Total.
 */
export const isWorkingRegion = ({
  geometry,
  name,
  measurements,
}: Pick<Finding, 'geometry' | 'name' | 'measurements'>): boolean =>
  geometry.kind === 'pixel-region' && name === measurements[0]?.name;
