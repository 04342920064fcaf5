import { Eye } from 'lucide-react';
import type { Action } from '../../ui/action.ts';
import { received, toggleReceived } from '../overlays/received/received.ts';
import { onImages } from './when.ts';

/** What can be done with segmentations that came with the images. */
export const receivedActions: readonly Action[] = [
  {
    ...onImages,
    id: 'imaging.received-toggle',
    label: 'imaging.received-toggle',
    keys: ['Shift+J'],
    icon: Eye,
    when: () => (received.get().own.length + received.get().prior.length > 0 ? true : 'imaging.needs.received'),
    run: toggleReceived,
  },
];
