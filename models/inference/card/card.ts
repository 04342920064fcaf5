import { z } from '../../base/schema.ts';
import { FlatCard } from './flat-card.ts';
import { VolumeCard } from './volume-card.ts';

/** A model pack's card: everything the product knows about the network. Data, never code. */
export const ModelCard = z.discriminatedUnion('dimensions', [VolumeCard, FlatCard]);
export type ModelCard = z.infer<typeof ModelCard>;
