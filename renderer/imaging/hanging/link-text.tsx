import { Link2, Link2Off } from 'lucide-react';
import { useStore } from '../../ui/store.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { numberText, quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { reading } from '../view/reading.ts';
import { linkHere, linkState, offBy } from './link.ts';
import type { LinkState } from './link.ts';
import './link-text.css';

/** How a viewport goes along with the active one, and how far it is from it; nothing where links are off. */
export function LinkText({ index }: { readonly index: number }) {
  const state = useStore(reading, (value) => value);
  const link = linkState(state, index, state.active);
  if (!state.isLinked || !link || link.kind === 'across') return null;
  const off = offBy(state, index);
  const text =
    off === undefined ? textOf(link) : `${textOf(link)} · ${t('imaging.link-off', { mm: quantityText(off, 'mm', 1) })}`;
  return (
    <p className="link-text" data-link={link.kind}>
      <Icon of={link.kind === 'other' ? Link2Off : Link2} size={14} />
      <span>{text}</span>
      {link.kind !== 'frame' && (
        <button type="button" onClick={() => reading.set(linkHere)}>
          {t('imaging.link-here')}
        </button>
      )}
    </p>
  );
}

function textOf(link: LinkState): string {
  if (link.kind === 'frame') return t('imaging.link-frame');
  if (link.kind !== 'hand') return t('imaging.link-other');
  const mm = `${link.mm < 0 ? '' : '+'}${numberText(link.mm, 1)}`;
  return t('imaging.link-hand', { mm });
}
