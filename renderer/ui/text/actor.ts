import type { Actor } from '../../../models/base/actor.ts';
import { t } from './t.ts';

/** A person by name, a pack by id and version; nobody as nobody. */
export const actorText = (actor: Actor): string => {
  if (actor.kind === 'person') return actor.name;
  return actor.kind === 'pack' ? `${actor.id} ${actor.version}` : t('ui.unattended');
};
