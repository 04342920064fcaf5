import type { Action } from '../ui/action.ts';

export const reportActions: readonly Action[] = [];
