const segmentations = new Set([
  '1.2.840.10008.5.1.4.1.1.66.4', // Segmentation
  '1.2.840.10008.5.1.4.1.1.66.7', // Label Map Segmentation
  '1.2.840.10008.5.1.4.1.1.66.5', // Surface Segmentation
]);
// Storage classes whose pixels are no picture to open by itself, or that hold none: shown on their images, or as text.
const overlays = new Set([...segmentations, '1.2.840.10008.5.1.4.1.1.67']); // and Real World Value Mapping

/** Whether a SOP class is a segmentation, of any kind. Total. */
export const isSegmentationClass = (sopClassUid: string): boolean => segmentations.has(sopClassUid);

/** Whether a SOP class is opened as an image (a segmentation is laid over one). Total. */
export const isImageClass = (sopClassUid: string): boolean => !overlays.has(sopClassUid);

const documents = [
  '1.2.840.10008.5.1.4.1.1.88.', // Structured Reports
  '1.2.840.10008.5.1.4.1.1.104.', // Encapsulated PDF, CDA, STL …
];

/** Whether a SOP class is read as a document: a structured report, an encapsulated PDF. Key objects and states are not. Total. */
export const isDocumentClass = (sopClassUid: string): boolean =>
  documents.some((prefix) => sopClassUid.startsWith(prefix)) && sopClassUid !== '1.2.840.10008.5.1.4.1.1.88.59';
