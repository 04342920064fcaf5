import type { SlidesOfStudy } from '../../../models/slides/contract.ts';
import type { Slide } from '../../../models/slides/slide.ts';
import { messageText, t } from '../../ui/text/t.ts';
import './slide-strip.css';

export interface SlideStripProps {
  readonly slides: readonly Slide[];
  readonly refused: SlidesOfStudy['refused'];
  readonly shown: Slide | null;
  /** On a narrow window the strip lies over the page until it is closed. */
  readonly isOpen: boolean;
  readonly onChoose: (slide: Slide) => void;
}

/** The study's slides with label, overview and stains; what cannot be shown says why. */
export const SlideStrip = ({ slides, refused, shown, isOpen, onChoose }: SlideStripProps) => (
  <nav className="slide-strip" data-open={isOpen} aria-label={t('slides.list')}>
    {slides.map((slide) => (
      <button
        type="button"
        key={slide.displaySet}
        aria-current={slide.displaySet === shown?.displaySet}
        onClick={() => onChoose(slide)}
      >
        <Pictures slide={slide} />
        <span className="slide-strip-name">{slide.description || slide.container || t('slides.slide')}</span>
        {slide.container && <span className="slide-strip-more">{slide.container}</span>}
        {slide.stains.map((stain) => (
          <span className="slide-strip-more" key={stain}>
            {stain}
          </span>
        ))}
      </button>
    ))}
    {refused.map(({ description, reason }) => (
      <p key={description}>
        <b>{description}</b> {messageText(reason.code, reason.params)}
      </p>
    ))}
  </nav>
);

const order = ['overview', 'thumbnail', 'label'] as const;

/** The pictures that came with a slide; where none did, a word in their place. */
function Pictures({ slide: { displaySet, pictures } }: { readonly slide: Slide }) {
  const parts = order.filter((part) => pictures.some((picture) => picture.part === part));
  if (parts.length === 0) return <i>{t('slides.no-pictures')}</i>;
  return parts.map((part) => (
    <img key={part} src={`/slide-pictures/${displaySet}/${part}`} alt={t(`slides.picture.${part}`)} draggable={false} />
  ));
}
