import { createLucideIcon } from 'lucide-react';

/** Two crossed diameters: own drawing on lucide's grid. */
export const Bidirectional = createLucideIcon('bidirectional', [
  ['path', { d: 'M5 19 19 5M3.5 17.5l3 3M17.5 3.5l3 3M8.5 8.5l7 7M7 10l3-3M14 17l3-3', key: 'axes' }],
]);
