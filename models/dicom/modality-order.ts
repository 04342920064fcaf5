/** Modalities of files made from images: outlines, reports, presentation states and the like. @source DICOM PS3.3 C.7.3.1.1.1. */
const companions: ReadonlySet<string> = new Set(['ANN', 'DOC', 'KO', 'PR', 'REG', 'RTSTRUCT', 'RWV', 'SEG', 'SR']);

/**
 * The modalities of a study, each once: those of its images first, so that a study is not called by what was made of it.
 *
 * @returns alphabetical within both. Total.
 */
export const modalityOrder = (modalities: Iterable<string>): readonly string[] => {
  const sorted = [...new Set(modalities)].toSorted();
  return [...sorted.filter((one) => !companions.has(one)), ...sorted.filter((one) => companions.has(one))];
};
