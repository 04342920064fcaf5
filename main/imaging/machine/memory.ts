import { totalmem } from 'node:os';
import type { MachineMemory } from '../../../models/imaging/contract.ts';

/** What memory this machine has, or the part of it that this program may use, and what of it nobody has taken. */
export function machineMemory(): MachineMemory {
  const limit = process.constrainedMemory(); // 0, or more than there is: no limit
  const totalBytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return { totalBytes, availableBytes: Math.min(process.availableMemory(), totalBytes) };
}
