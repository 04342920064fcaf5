import type { SubjectId } from '../../models/base/ids.ts';
import { useStore } from '../ui/store.ts';
import { Import } from './import.tsx';
import { documents } from './documents/document-state.ts';
import { Documents } from './documents/documents.tsx';
import { tagBrowser } from './tags/tag-state.ts';
import { TagBrowser } from './tags/tag-browser.tsx';

/** What DICOM adds to every page: files that are dropped or chosen, a study's documents, and a look into an image's attributes. */
export function DicomDesk({ subject }: { readonly subject: SubjectId | null }) {
  const studyUid = useStore(tagBrowser, (value) => value);
  const read = useStore(documents, (value) => value);
  return (
    <>
      <Import subject={subject} />
      {read && <Documents studyUid={read} onClose={() => documents.set(() => null)} />}
      {studyUid && <TagBrowser studyUid={studyUid} onClose={() => tagBrowser.set(() => null)} />}
    </>
  );
}
