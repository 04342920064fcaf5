import type { Action } from '../ui/action.ts';
import { layoutActions } from './actions/layout-actions.ts';
import { markActions } from './actions/mark-actions.ts';
import { moveActions } from './actions/move-actions.ts';
import { pageActions } from './actions/page-actions.ts';
import { pictureActions } from './actions/picture-actions.ts';
import { receivedActions } from './actions/received-actions.ts';
import { toolActions } from './actions/tool-actions.ts';
import { volumeActions } from './actions/volume-actions.ts';

/** Everything a person can do with the images. */
export const imagingActions: readonly Action[] = [
  ...toolActions,
  ...moveActions,
  ...markActions,
  ...pictureActions,
  ...volumeActions,
  ...layoutActions,
  ...pageActions,
  ...receivedActions,
];
