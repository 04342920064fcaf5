import type { DisplaySet, Frame } from '../../../../models/imaging/display-set.ts';
import type { DisplaySetId, InstanceId } from '../../../../models/base/ids.ts';
import { t } from '../../../ui/text/t.ts';
import type { PriorStudy } from '../../view/reading.ts';
import { offerSeries } from './drag-series.ts';
import './series-strip.css';

export interface SeriesStripProps {
  readonly displaySets: readonly DisplaySet[];
  readonly prior: PriorStudy | null;
  readonly shown: readonly (DisplaySetId | null)[];
  readonly active: DisplaySetId | null;
  /** On a narrow window the strip lies over the page until it is closed. */
  readonly isOpen: boolean;
  readonly onChoose: (id: DisplaySetId) => void;
}

/** The study's series, one sign each, and those of its prior under its date; the one in the active viewport is edged. */
export const SeriesStrip = ({ displaySets, prior, isOpen, ...row }: SeriesStripProps) => (
  <nav className="series-strip" data-open={isOpen} aria-label={t('imaging.series-list')}>
    {displaySets.map((set) => (
      <Series key={set.id} set={set} {...row} />
    ))}
    {prior && (
      <p className="series-strip-prior">
        {t('imaging.prior-heading')}
        <br />
        {prior.date}
      </p>
    )}
    {prior?.displaySets.map((set) => (
      <Series key={set.id} set={set} {...row} />
    ))}
  </nav>
);

type SeriesProps = Pick<SeriesStripProps, 'shown' | 'active' | 'onChoose'> & { readonly set: DisplaySet };

const Series = ({ set, shown, active, onChoose }: SeriesProps) => (
  <button
    type="button"
    aria-current={set.id === active}
    data-shown={shown.includes(set.id)}
    draggable
    onDragStart={({ dataTransfer }) => offerSeries(dataTransfer, set.id)}
    onClick={() => onChoose(set.id)}
  >
    <Thumbnail instance={pictured(set)?.instance} />
    <span className="series-strip-name">{nameOf(set)}</span>
    <span className="series-strip-count">{countOf(set)}</span>
  </button>
);

/** The middle image, or the first that can be shown. */
const pictured = ({ frames }: DisplaySet): Frame | undefined => {
  const middle = frames[frames.length >> 1];
  return middle?.problem === null ? middle : frames.find(({ problem }) => problem === null);
};

const Thumbnail = ({ instance }: { readonly instance: InstanceId | undefined }) =>
  instance ? (
    <img src={`/thumbnails/${instance}`} alt="" width={96} height={72} loading="lazy" draggable={false} />
  ) : (
    <i />
  );

const nameOf = ({ seriesNumber, description, modality }: DisplaySet): string =>
  [seriesNumber, description || modality].filter((part) => part !== null).join(' · ');

/** Of a stack with gaps also how many there would be. */
const countOf = ({ frames, volume, video }: DisplaySet): string =>
  video
    ? t('imaging.film.count', { n: video.frames })
    : volume && volume.shape.slices > frames.length
      ? t('imaging.images-of', { n: frames.length, total: volume.shape.slices })
      : t('imaging.images', { n: frames.length });
