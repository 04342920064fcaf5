import { t } from '../../../ui/text/t.ts';
import '../empty-viewport.css';

/** A tile beyond the last image of its series. */
export const EmptyTile = () => (
  <div className="viewport empty-viewport" data-theme="dark">
    <p>{t('imaging.tile-empty')}</p>
  </div>
);
