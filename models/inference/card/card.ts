import { z } from '../../base/schema.ts';
import { FlatCard } from './flat-card.ts';
import { RuleCard } from './rule-card.ts';
import { VolumeCard } from './volume-card.ts';

/** The card of a pack with a network. */
export const NetworkCard = z.discriminatedUnion('dimensions', [VolumeCard, FlatCard]);
export type NetworkCard = z.infer<typeof NetworkCard>;

/** A pack's card: everything the product knows about the network, or the rule in its stead. Data, never code. */
export const ModelCard = z.discriminatedUnion('dimensions', [
  z.discriminatedUnion('task', [VolumeCard, RuleCard]),
  FlatCard,
]);
export type ModelCard = z.infer<typeof ModelCard>;

/** Whether a pack computes by a rule, without a network. Total. */
export const isRuleCard = (card: ModelCard): card is RuleCard => card.task === 'analysis';
