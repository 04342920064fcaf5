import type { ComponentType } from 'react';
import { Comparison, FindingsPanel } from '../findings/page.tsx';
import { GenomePage } from '../genome/page.tsx';
import { ImagesPage, ReceivedPanel } from '../imaging/page.tsx';
import { RunPanel } from '../inference/page.tsx';
import { ReportPage } from '../report/page.tsx';
import { RiskPage } from '../risk/page.tsx';
import { SlidesPage } from '../slides/page.tsx';
import type { CasePageId, PageProps } from '../ui/frame/page-props.ts';

export interface CasePage {
  readonly id: CasePageId;
  readonly label: string; // language key
  readonly keys: string;
  readonly page: ComponentType<PageProps>;
  /** Its tab is there only where the case has such data. */
  readonly isOnlyWith?: 'slides';
  /** What other words put beside it. */
  readonly panels: readonly ComponentType<PageProps>[];
}

/** The pages of a case, in the order of their tabs. One more page is one row. */
export const casePages: readonly CasePage[] = [
  {
    id: 'images',
    label: 'app.page.images',
    keys: 'Ctrl+1',
    page: ImagesPage,
    panels: [RunPanel, Comparison, FindingsPanel, ReceivedPanel],
  },
  {
    id: 'slides',
    label: 'app.page.slides',
    keys: 'Ctrl+2',
    page: SlidesPage,
    panels: [RunPanel, FindingsPanel],
    isOnlyWith: 'slides',
  },
  { id: 'genome', label: 'app.page.genome', keys: 'Ctrl+3', page: GenomePage, panels: [] },
  { id: 'risk', label: 'app.page.risk', keys: 'Ctrl+4', page: RiskPage, panels: [] },
  { id: 'report', label: 'app.page.report', keys: 'Ctrl+6', page: ReportPage, panels: [] },
];
