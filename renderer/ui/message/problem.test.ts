import { expect, test } from 'vitest';
import { AppError } from '../../../models/base/app-error.ts';
import { problem, tellProblem } from './problem.ts';

test('a refusal keeps its code and what it names, the newest stands', () => {
  tellProblem(new AppError('journal.conflict', { kind: 'fact.set' }));
  tellProblem(new AppError('report.not-a-draft', { report: 'r1' }));
  expect(problem.get()).toMatchObject({ code: 'report.not-a-draft', params: { report: 'r1' } });
});

test('what is no refusal of the product is told as unexpected', () => {
  tellProblem(new TypeError('x is not a function'));
  expect(problem.get()).toEqual({ code: 'message.unknown', params: {} });
});
