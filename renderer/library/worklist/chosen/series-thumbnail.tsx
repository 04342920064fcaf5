import { useState } from 'react';
import type { SeriesRow } from '../../../../models/library/study.ts';
import { t } from '../../../ui/text/t.ts';
import './series-thumbnail.css';

/** A series by its middle image; its place is kept where none can be shown. */
export const SeriesThumbnail = ({ series }: { readonly series: SeriesRow }) => {
  const [isBroken, setBroken] = useState(false);
  return (
    <figure className="series-thumbnail" title={series.description}>
      {series.thumbnail && !isBroken ? (
        <img
          src={`/thumbnails/${series.thumbnail}`}
          alt={series.description || series.modality}
          onError={() => setBroken(true)}
        />
      ) : (
        <span className="series-thumbnail-none">{series.modality}</span>
      )}
      <figcaption>{t('library.images', { n: series.images })}</figcaption>
    </figure>
  );
};
