import { useEffect, useRef } from 'react';
import { ImagePlus } from 'lucide-react';
import { EmptyState } from '../../ui/message/empty-state.tsx';
import { t } from '../../ui/text/t.ts';
import { reading } from '../view/reading.ts';
import './empty-viewport.css';

export interface EmptyViewportProps {
  readonly index: number;
  readonly isActive: boolean;
  readonly isDropTarget: boolean;
  /** It showed a series that is not here any more. */
  readonly isMissing: boolean;
}

/** A viewport that shows nothing yet, and how a series gets there. */
export function EmptyViewport({ index, isActive, isDropTarget, isMissing }: EmptyViewportProps) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const activate = (): void => reading.set((state) => (state.active === index ? state : { ...state, active: index }));
    const element = section.current;
    element?.addEventListener('focus', activate);
    return () => element?.removeEventListener('focus', activate);
  }, [index]);
  const title = isMissing ? t('imaging.series-gone') : t('imaging.viewport-empty');
  const why = isMissing ? t('imaging.series-gone-why') : t('imaging.viewport-empty-why');
  return (
    <section
      className="viewport empty-viewport"
      ref={section}
      data-theme="dark"
      role="application"
      aria-roledescription={t('imaging.viewport')}
      aria-label={title}
      tabIndex={0}
      data-pane={index}
      data-active={isActive}
      data-drop={isDropTarget}
    >
      <EmptyState icon={ImagePlus} title={title} text={why} />
    </section>
  );
}
