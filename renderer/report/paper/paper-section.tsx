import { Pencil, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { ReportImage } from '../../../models/report/report-case.ts';
import type { ReportSection } from '../../../models/report/report.ts';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { t } from '../../ui/text/t.ts';
import { markKnown } from '../facts/known-number.ts';
import type { KnownNumber } from '../facts/known-number.ts';
import { KnownMark } from './known-mark.tsx';
import { PaperBlock } from './paper-block.tsx';
import './paper-section.css';

export interface PaperSectionProps {
  readonly section: ReportSection;
  readonly known: readonly KnownNumber[];
  readonly images: readonly ReportImage[];
  readonly isReadOnly: boolean;
  readonly onFocus: () => void;
  readonly onText: (text: string | null) => void;
  readonly onGoTo: (known: KnownNumber) => void;
}

/** So long a pause in typing saves what stands there: a plug that is pulled takes no paragraph along. */
const savedAfterMs = 1000;

/** One section: its text, edited in place; under it what is computed and is not edited. */
export function PaperSection({ section, known, images, isReadOnly, onFocus, onText, onGoTo }: PaperSectionProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const { id, title, text, isEdited, blocks } = section;
  const saved = useRef(text); // what was last given to be kept; the section's own text follows a moment later
  const begin = useRef<HTMLButtonElement>(null);
  const save = (typed: string): void => {
    if (typed !== saved.current) onText(typed);
    saved.current = typed;
  };
  const leave = (): void => {
    if (draft !== null) save(draft);
    setDraft(null);
  };
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => save(draft), savedAfterMs);
    return () => clearTimeout(timer);
  }, [draft]);
  const edit = (): void => {
    onFocus();
    saved.current = text;
    setDraft(text);
  };
  const stop = (): void => {
    leave();
    requestAnimationFrame(() => begin.current?.focus()); // it stands again where the text was
  };
  // Nothing to say beside what is computed: no empty line, no gap to fill.
  const isBare = text.trim() === '' && blocks.length > 0;
  if (isReadOnly && text.trim() === '' && blocks.length === 0) return null;
  return (
    <section className="report-section" data-section={id} aria-label={title}>
      <h3>
        {title}
        {isBare && !isReadOnly && draft === null && (
          <IconButton icon={Pencil} label={t('report.paper.edit', { title })} ref={begin} onClick={edit} />
        )}
        {isEdited && !isReadOnly && draft === null && (
          <IconButton icon={RotateCcw} label={t('report.paper.composed', { title })} onClick={() => onText(null)} />
        )}
      </h3>
      {draft !== null ? (
        <textarea
          autoFocus
          aria-label={title}
          value={draft}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            stop();
          }}
        />
      ) : isBare ? null : (
        <SectionText
          title={title}
          text={text}
          known={known}
          isReadOnly={isReadOnly}
          begin={begin}
          onGoTo={onGoTo}
          onEdit={edit}
        />
      )}
      {blocks.map((block, index) => (
        <PaperBlock key={index} block={block} images={images} />
      ))}
    </section>
  );
}

interface SectionTextProps {
  readonly title: string;
  readonly text: string;
  readonly known: readonly KnownNumber[];
  readonly isReadOnly: boolean;
  readonly begin: RefObject<HTMLButtonElement | null>;
  readonly onGoTo: (known: KnownNumber) => void;
  readonly onEdit: () => void;
}

/** The text as it reads, its numbers with their origin; a click or the button under it begins to edit. */
function SectionText({ title, text, known, isReadOnly, begin, onGoTo, onEdit }: SectionTextProps) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <div className="section-text" data-editable={!isReadOnly}>
      {lines.map((line, index) => (
        <p key={index}>
          {markKnown(line, known).map((part, at) =>
            part.known ? <KnownMark key={at} known={part.known} text={part.text} onGoTo={onGoTo} /> : part.text,
          )}
        </p>
      ))}
      {!isReadOnly && (
        <button
          type="button"
          className="section-text-edit"
          ref={begin}
          data-empty={lines.length === 0}
          aria-label={t('report.paper.edit', { title })}
          onClick={onEdit}
        >
          {lines.length === 0 && title}
        </button>
      )}
    </div>
  );
}
