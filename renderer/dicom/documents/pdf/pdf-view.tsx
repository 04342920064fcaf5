import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { AppError } from '../../../../models/base/app-error.ts';
import type { InstanceId } from '../../../../models/base/ids.ts';
import type { DocumentRow } from '../../../../models/dicom/document/document.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { chordOf } from '../../../ui/button/keys/chord.ts';
import { Refusal } from '../../../ui/message/refusal.tsx';
import { HiddenText } from '../../../ui/text/hidden-text.tsx';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { openPdf } from './open-pdf.ts';
import type { OpenPdf } from './open-pdf.ts';
import { usePdfPage } from './use-pdf-page.ts';
import './pdf-view.css';

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const wholeWidth = zooms.indexOf(1);

/** The pages of an encapsulated PDF, one at a time, by key or button. */
export function PdfView({ row: { instance, file } }: { readonly row: DocumentRow }) {
  const answer = useCall((signal) => fetchPdf(instance, signal), instance);
  if (answer.status === 'failed') return <Refusal code={answer.error.code} params={{ ...answer.error.params, file }} />;
  if (answer.status === 'loading') return <p className="documents-note">{t('dicom.reading-document')}</p>;
  return <Pages pdf={answer.value} />;
}

async function fetchPdf(instance: InstanceId, signal: AbortSignal): Promise<OpenPdf> {
  const answer = await fetch(`/documents/${instance}`, { signal });
  if (!answer.ok) throw new AppError('dicom.pdf-broken');
  return openPdf(new Uint8Array(await answer.arrayBuffer()), signal);
}

function Pages({ pdf: { document, close } }: { readonly pdf: OpenPdf }) {
  const total = document.numPages;
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(wholeWidth);
  const sheet = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => close, [close]);
  useEffect(() => {
    setWidth((frame.current?.clientWidth ?? 0) - margin);
    frame.current?.focus();
  }, []);
  const shown = usePdfPage(document, sheet, { page, width, zoom: zooms[zoom] ?? 1 });
  const turn = (to: number): void => {
    setPage(Math.min(Math.max(to, 1), total));
    frame.current?.scrollTo({ top: 0 });
  };
  const magnify = (by: number): void => setZoom((at) => Math.min(Math.max(at + by, 0), zooms.length - 1));
  const keys: Readonly<Record<string, () => void>> = {
    PageDown: () => turn(page + 1),
    PageUp: () => turn(page - 1),
    ArrowRight: () => turn(page + 1),
    ArrowLeft: () => turn(page - 1),
    Home: () => turn(1),
    End: () => turn(total),
    '+': () => magnify(1),
    '=': () => magnify(1),
    '-': () => magnify(-1),
    '0': () => setZoom(wholeWidth),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const run = keys[chordOf(event)];
    if (!run) return;
    event.preventDefault();
    run();
  };
  const at = t('dicom.pdf-page', { page, total });
  return (
    <section className="pdf-view" role="presentation" onKeyDown={onKeyDown}>
      <div className="pdf-view-tools" role="toolbar" aria-label={t('dicom.pdf-tools')}>
        <IconButton icon={ChevronLeft} label={t('dicom.pdf-previous')} keys="Page Up" onClick={() => turn(page - 1)} />
        <span role="status">{at}</span>
        <IconButton icon={ChevronRight} label={t('dicom.pdf-next')} keys="Page Down" onClick={() => turn(page + 1)} />
        <span className="pdf-view-gap" />
        <IconButton icon={ZoomOut} label={t('dicom.pdf-smaller')} keys="−" onClick={() => magnify(-1)} />
        <span>{`${numberText((zooms[zoom] ?? 1) * 100, 0)} %`}</span>
        <IconButton icon={ZoomIn} label={t('dicom.pdf-larger')} keys="+" onClick={() => magnify(1)} />
      </div>
      <div className="pdf-view-frame" ref={frame} tabIndex={0} role="document" aria-label={at}>
        <canvas ref={sheet} aria-hidden="true" />
        <HiddenText>{shown.text}</HiddenText>
        {shown.status === 'failed' && <Refusal code="dicom.pdf-page-broken" params={{ page }} />}
      </div>
    </section>
  );
}

const margin = 24; // CSS pixels left and right of a page, together with the scroll bar
