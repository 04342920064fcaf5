/** Modalities whose images are read beside each other. One that stands in no row is compared with itself alone. */
export const comparableModalities: readonly (readonly string[])[] = [
  ['CR', 'DX', 'RG'], // one radiograph, however it was taken
  ['XA', 'RF'],
  ['PT', 'NM'],
];

/**
 * One part of the body by the words of BodyPartExamined (DICOM PS3.16 CID 4 and its retired spellings), also looked for
 * in descriptions. House convention: a prior is relevant when it shows the same row.
 */
export const bodyRegions: Readonly<Record<string, readonly string[]>> = {
  head: ['HEAD', 'BRAIN', 'SKULL', 'HIPPOCAMPUS', 'ORBIT', 'SELLA'],
  neck: ['NECK', 'THYROID', 'LARYNX', 'CAROTID'],
  chest: ['CHEST', 'THORAX', 'LUNG', 'MEDIASTINUM', 'RIB'],
  heart: ['HEART', 'CARDIAC', 'CORONARY'],
  breast: ['BREAST', 'MAMMO', 'MAMMOGRAPHY'],
  abdomen: ['ABDOMEN', 'LIVER', 'PANCREAS', 'KIDNEY', 'SPLEEN'],
  pelvis: ['PELVIS', 'PROSTATE', 'UTERUS', 'BLADDER'],
  hip: ['HIP'],
  knee: ['KNEE'],
  ankle: ['ANKLE', 'FOOT'],
  shoulder: ['SHOULDER'],
  elbow: ['ELBOW'],
  wrist: ['WRIST', 'HAND'],
  'cervical-spine': ['CSPINE'],
  'thoracic-spine': ['TSPINE'],
  'lumbar-spine': ['LSPINE', 'LUMBAR'],
  spine: ['SPINE'],
  whole: ['WHOLEBODY'],
};

/** Words of a description for a side of the body, where the images do not say one. */
export const sideWords: Readonly<Record<'L' | 'R', readonly string[]>> = {
  L: ['LEFT', 'LT'],
  R: ['RIGHT', 'RT'],
};
