import { z } from '../../base/schema.ts';

/** A patient position or direction: mm, LPS (x to the patient's left, y to the back, z to the head). */
export const Vec3 = z.tuple([z.number(), z.number(), z.number()]).readonly();
export type Vec3 = z.infer<typeof Vec3>;

/** Component-wise sum. Total. */
export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** Component-wise difference `a − b`. Total. */
export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

/** `v` times a number. Total. */
export const scale = (v: Vec3, by: number): Vec3 => [v[0] * by, v[1] * by, v[2] * by];

/** Scalar product. Total. */
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Vector product, right-handed. Total. */
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Euclidean length in the unit of `v`. Total. */
export const length = (v: Vec3): number => Math.hypot(v[0], v[1], v[2]);
