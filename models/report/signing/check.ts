import { Params } from '../../base/result.ts';
import { z } from '../../base/schema.ts';

/** How a check stands. `noted` may be signed, `open` wants a reason, `stops` cannot be signed. */
export const CheckLevel = z.enum(['ok', 'noted', 'open', 'stops']);
export type CheckLevel = z.infer<typeof CheckLevel>;

/** One line of what is looked at before signing; `code` is the language key, `section` where it leads. */
export const Check = z.object({
  id: z.string(),
  level: CheckLevel,
  code: z.string(),
  params: Params,
  section: z.string().nullable(),
});
export type Check = z.infer<typeof Check>;

const order: readonly CheckLevel[] = ['ok', 'noted', 'open', 'stops'];

/** The worst level of a list of checks; `ok` for none. Total. */
export const worstOf = (checks: readonly Check[]): CheckLevel =>
  checks.reduce<CheckLevel>((worst, { level }) => (order.indexOf(level) > order.indexOf(worst) ? level : worst), 'ok');
