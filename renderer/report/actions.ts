import { Download, Printer, Search, Signature, Trash2 } from 'lucide-react';
import { worstOf } from '../../models/report/signing/check.ts';
import type { Action } from '../ui/action.ts';
import { always } from '../ui/action.ts';
import { exportReport, mayExport } from './export-report.ts';
import { chooseSection, openDiscarding, openSigning, reportView, searchFacts, sectionElement } from './report-view.ts';

const shared = { group: 'report.group', pages: ['report'] } as const;

const maySign = (): true | string => {
  const { opened } = reportView.get();
  if (!opened) return 'report.not-open';
  if (opened.signed) return 'report.is-signed';
  return worstOf(opened.checks) === 'stops' ? 'report.stops' : true;
};

const withDraft = (): true | string => (reportView.get().opened?.signed === null ? true : 'report.is-signed');

const withAmendment = (): true | string => (reportView.get().opened?.amended ? true : 'report.no-amendment-open');

/** The next section without a word, written or computed, after the chosen one. */
const nextEmpty = (): void => {
  const { opened, section } = reportView.get();
  const sections = opened?.report.sections ?? [];
  const at = sections.findIndex(({ id }) => id === section) + 1;
  const next = [...sections.slice(at), ...sections.slice(0, at)].find(
    ({ text, blocks }) => text.trim() === '' && blocks.length === 0,
  );
  if (!next) return;
  chooseSection(next.id);
  sectionElement(next.id)?.querySelector('button')?.focus();
};

const toLaterality = (): void =>
  document.querySelector<HTMLElement>('.before-signing [data-check="laterality"] > *')?.focus();

export const reportActions: readonly Action[] = [
  {
    ...shared,
    id: 'report.sign',
    label: 'report.action.sign',
    keys: ['Ctrl+Shift+S'],
    icon: Signature,
    when: maySign,
    run: () => openSigning(true),
  },
  {
    ...shared,
    id: 'report.insert',
    label: 'report.action.insert',
    keys: ['Ctrl+I', 'Ctrl+F'],
    icon: Search,
    when: withDraft,
    run: () => searchFacts(true),
  },
  {
    ...shared,
    id: 'report.next-empty',
    label: 'report.action.next-empty',
    keys: ['F8'],
    when: withDraft,
    run: nextEmpty,
  },
  {
    ...shared,
    id: 'report.laterality',
    label: 'report.action.laterality',
    keys: ['Ctrl+L'],
    when: withDraft,
    run: toLaterality,
  },
  {
    ...shared,
    id: 'report.discard',
    label: 'report.action.discard',
    keys: [],
    icon: Trash2,
    when: withAmendment,
    run: () => openDiscarding(true),
  },
  {
    ...shared,
    id: 'report.export',
    label: 'report.action.export',
    keys: ['Ctrl+E'],
    icon: Download,
    when: mayExport,
    run: exportReport,
  },
  {
    ...shared,
    id: 'report.print',
    label: 'report.print',
    keys: ['Ctrl+P'],
    icon: Printer,
    when: always,
    run: () => window.print(),
  },
];
