import { useEffect, useState } from 'react';
import type { Batch } from '../../../models/inference/run/batch/batch.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import type { Answer } from '../../app/api/use-call.ts';

/** Every batch of the library, newest first; those that run as they are now. */
export function useBatches(): Answer<readonly Batch[]> {
  const first = useCall((signal) => api.inference.batches({}, { signal }), 'batches');
  const [newer, setNewer] = useState<ReadonlyMap<Batch['id'], Batch>>(new Map());
  useEffect(() => api.inference.batchChanged((batch) => setNewer((known) => new Map(known).set(batch.id, batch))), []);
  if (first.status !== 'done') return first;
  const all = new Map([...first.value.map((batch) => [batch.id, batch] as const), ...newer]);
  return { status: 'done', value: [...all.values()].toSorted((a, b) => b.at.localeCompare(a.at)) };
}
