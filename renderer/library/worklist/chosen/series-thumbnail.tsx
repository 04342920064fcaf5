import type { SeriesRow } from '../../../../models/library/study.ts';
import { t } from '../../../ui/text/t.ts';
import './series-thumbnail.css';

/** A series by its middle image; its place is kept where none can be shown. */
export const SeriesThumbnail = ({ series }: { readonly series: SeriesRow }) => (
  <figure className="series-thumbnail" title={series.description}>
    {series.thumbnail ? (
      <img src={`/thumbnails/${series.thumbnail}`} alt={series.description || series.modality} />
    ) : (
      <span className="series-thumbnail-none">{series.modality}</span>
    )}
    <figcaption>{t('library.images', { n: series.images })}</figcaption>
  </figure>
);
