import type { ReactNode } from 'react';
import type { FindingId, StudyUid, SubjectId } from '../../../models/base/ids.ts';

export type CasePageId = 'images' | 'slides' | 'genome' | 'risk' | 'report';
export type PageId = 'worklist' | 'journal' | 'ledger' | 'batch' | 'settings' | CasePageId;

/** Where the window is. `focus`: the finding to jump to on arrival. */
export type Place =
  | { readonly page: 'worklist' }
  | { readonly page: 'journal' }
  | { readonly page: 'ledger' }
  | { readonly page: 'batch' }
  | { readonly page: 'settings'; readonly section?: string }
  | { readonly page: CasePageId; readonly studyUid: StudyUid; readonly focus?: FindingId };

/** What the frame gives every page of a case. */
export interface PageProps {
  readonly studyUid: StudyUid;
  readonly subject: SubjectId;
  /** The finding chosen now, on the image, in the list and in the report alike. */
  readonly focus: FindingId | null;
  /** The finding that the way to this page led to (from the report, say); null where one just came here. */
  readonly arrivedAt: FindingId | null;
  readonly onFocus: (finding: FindingId | null) => void;
  readonly go: (place: Place) => void;
  /** Runs any word's action by its id (`inference.run`), if it is possible now. */
  readonly run: (action: string) => void;
  /** What other words put beside the page (the finding list beside the images); the page decides where it stands. */
  readonly panels: ReactNode;
}
