import { makeClient } from '../../../models/base/ipc/client.ts';
import type { Client } from '../../../models/base/ipc/contract.ts';
import type { Contract } from '../../../preload/contract.ts';
import { windowPort } from './window/window-port.ts';

/** Everything this window can ask: `api.genome.scan(input, { signal, onProgress })`. One port, opened at load. */
export const api: Client<Contract> = makeClient(windowPort());
