import { isAppError } from '../../../models/base/app-error.ts';
import type { AppError } from '../../../models/base/app-error.ts';
import { createStore } from '../store.ts';

/** The refusal last met where nothing on the page has a place for it. */
export const problem = createStore<Pick<AppError, 'code' | 'params'> | null>(null);

/** Shows what was thrown under the bar, until it is closed or another comes. */
export const tellProblem = (thrown: unknown): void =>
  problem.set(() => (isAppError(thrown) ? thrown : { code: 'message.unknown', params: {} }));
