import type { DocumentItem, ReadDocument } from '../../../models/dicom/document/document.ts';
import { personNameText } from '../../../models/dicom/person-name.ts';
import { Note } from '../../ui/message/note.tsx';
import { t } from '../../ui/text/t.ts';

interface DocumentTextProps {
  readonly document: ReadDocument;
  readonly imagesHere: readonly string[];
}

/** A structured report in its own words: what it says of itself, then its items with their depth. */
export function DocumentText({ document, imagesHere }: DocumentTextProps) {
  const here = new Set(imagesHere);
  const named = new Set(document.items.flatMap(({ images }) => images.map(({ sopInstanceUid }) => sopInstanceUid)));
  return (
    <article className="document-text">
      <h3>{document.title || t('dicom.untitled')}</h3>
      <p className="document-text-state">{stateOf(document).join(' · ')}</p>
      {here.size < named.size && (
        <Note status="warning">{t('dicom.images-not-here', { here: here.size, named: named.size })}</Note>
      )}
      <ol>
        {document.items.map((item, index) => (
          <Item key={index} item={item} here={here} />
        ))}
      </ol>
      {document.isCut && <Note status="warning">{t('dicom.document-cut', { n: document.items.length })}</Note>}
    </article>
  );
}

const stateOf = ({ date, isComplete, isVerified, verifiedBy }: ReadDocument): readonly string[] => [
  ...(date ? [date] : []),
  ...(isComplete === null ? [] : [t(isComplete ? 'dicom.complete' : 'dicom.partial')]),
  ...(isVerified === null ? [] : [verification(isVerified, verifiedBy)]),
];

const verification = (isVerified: boolean, by: readonly string[]): string => {
  if (!isVerified) return t('dicom.unverified');
  return by.length === 0 ? t('dicom.verified') : t('dicom.verified-by', { by: by.map(personNameText).join('; ') });
};

function Item({ item, here }: { readonly item: DocumentItem; readonly here: ReadonlySet<string> }) {
  const { depth, kind, isAside, name, images } = item;
  const value = valueOf(item);
  return (
    <li data-kind={kind} data-aside={isAside} style={{ paddingInlineStart: Math.min(depth, 8) * 16 }}>
      {name && <span className="document-text-name">{name}</span>}
      {value && <span className="document-text-value">{value}</span>}
      {images.map(({ sopInstanceUid, frames }) => (
        <span key={sopInstanceUid} className="document-text-image" title={sopInstanceUid}>
          {t(here.has(sopInstanceUid) ? 'dicom.image-here' : 'dicom.image-not-here')}
          {frames.length > 0 && ` ${t('dicom.frames', { frames: frames.join(', ') })}`}
        </span>
      ))}
    </li>
  );
}

const valueOf = ({ kind, value, unit }: DocumentItem): string => {
  if (kind === 'name') return personNameText(value);
  const shown = unit === '1' ? '' : unit.replace(/^\{(.*)\}$/, '$1'); // UCUM puts words in braces
  return [value, shown].filter((part) => part !== '').join('\u202f');
};
