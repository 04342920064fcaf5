import { AppError } from '../../../models/base/app-error.ts';
import { boxBetween } from '../../../models/inference/grid/box.ts';
import type { Box } from '../../../models/inference/grid/box.ts';

const corners = 6;

/** Boxes as typed: `x0,y0,z0,x1,y1,z1` in LPS mm, any two opposite corners. @throws AppError `cli.arguments`. */
export const boxesOf = (typed: readonly string[]): readonly Box[] =>
  typed.map((text) => {
    const [x0, y0, z0, x1, y1, z1, ...more] = text.split(',').map(Number);
    const numbers = [x0, y0, z0, x1, y1, z1].filter((value) => value !== undefined && Number.isFinite(value));
    if (
      numbers.length !== corners ||
      more.length > 0 ||
      x0 === undefined ||
      y0 === undefined ||
      z0 === undefined ||
      x1 === undefined ||
      y1 === undefined ||
      z1 === undefined
    )
      throw new AppError('cli.arguments', {
        reason: `--box wants six numbers x0,y0,z0,x1,y1,z1 in LPS mm, not ${text}`,
      });
    if (x0 === x1 || y0 === y1 || z0 === z1)
      throw new AppError('cli.arguments', { reason: `--box ${text} has no thickness` });
    return boxBetween([x0, y0, z0], [x1, y1, z1]);
  });

/** `--side left|right`, null when not given. @throws AppError `cli.arguments`. */
export function sideOf(typed: unknown): 'left' | 'right' | null {
  if (typed === undefined) return null;
  if (typed === 'left' || typed === 'right') return typed;
  throw new AppError('cli.arguments', { reason: `--side is left or right, not ${JSON.stringify(typed)}` });
}

/** `--frame N`, counted from 1 as a person does; 0-based, the first when not given. @throws AppError `cli.arguments`. */
export function frameOf(typed: unknown): number {
  if (typed === undefined) return 0;
  const number = Number(typed);
  if (Number.isInteger(number) && number >= 1) return number - 1;
  throw new AppError('cli.arguments', { reason: `--frame is a whole number from 1, not ${JSON.stringify(typed)}` });
}

/** The values of an option that may be repeated. */
export const listOf = (value: string | boolean | readonly string[] | undefined): readonly string[] =>
  value === undefined || typeof value === 'boolean' ? [] : typeof value === 'string' ? [value] : value;
