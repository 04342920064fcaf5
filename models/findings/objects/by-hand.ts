import { z } from '../../base/schema.ts';

const ObjectNumber = z.number().int().positive();

/** A closed line round one object: corners in pixels of the mask, centres at whole numbers. */
export const ObjectOutline = z
  .array(z.tuple([z.number(), z.number()]))
  .min(3)
  .max(600);
export type ObjectOutline = z.infer<typeof ObjectOutline>;

/**
 * What a person changed of the objects of a mask. The mask stays as the model made it: those taken out do not count, those
 * drawn do, under numbers that the model has not given.
 */
export const objectsByHand = <Measured extends z.ZodType>(measured: Measured) =>
  z.object({
    /** How many objects the model found, numbered from 1, and what was measured of them. */
    found: z.number().int().nonnegative(),
    measured: z.array(measured),
    takenOut: z.array(ObjectNumber), // of the model's, ascending
    drawn: z.array(z.object({ number: ObjectNumber, outline: ObjectOutline })),
  });
