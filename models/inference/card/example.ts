import { z } from '../../base/schema.ts';
import { FlatExample } from './flat-example.ts';
import { VolumeExample } from './volume-example.ts';

/** `examples/example.json` of a pack with a network: its golden input and what must come out. */
export const PackExample = z.union([FlatExample, VolumeExample]);
export type PackExample = z.infer<typeof PackExample>;
