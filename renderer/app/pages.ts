import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { CasePageId, PageProps } from '../ui/frame/page-props.ts';

export interface CasePage {
  readonly id: CasePageId;
  readonly label: string; // language key
  readonly keys: string;
  readonly page: ComponentType<PageProps>;
  /** What other words put beside it. */
  readonly panels: readonly ComponentType<PageProps>[];
}

const ImagesPage = lazy(async () => ({ default: (await import('../imaging/page.tsx')).ImagesPage }));
const FindingsPanel = lazy(async () => ({ default: (await import('../findings/page.tsx')).FindingsPanel }));
const RunPanel = lazy(async () => ({ default: (await import('../inference/page.tsx')).RunPanel }));
const GenomePage = lazy(async () => ({ default: (await import('../genome/page.tsx')).GenomePage }));
const RiskPage = lazy(async () => ({ default: (await import('../risk/page.tsx')).RiskPage }));
const ReportPage = lazy(async () => ({ default: (await import('../report/page.tsx')).ReportPage }));

/** The pages of a case, in the order of their tabs. One more page is one row. */
export const casePages: readonly CasePage[] = [
  { id: 'images', label: 'app.page.images', keys: 'Ctrl+1', page: ImagesPage, panels: [RunPanel, FindingsPanel] },
  { id: 'genome', label: 'app.page.genome', keys: 'Ctrl+3', page: GenomePage, panels: [] },
  { id: 'risk', label: 'app.page.risk', keys: 'Ctrl+4', page: RiskPage, panels: [] },
  { id: 'report', label: 'app.page.report', keys: 'Ctrl+6', page: ReportPage, panels: [] },
];
