import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';

type Row = readonly [number, number, number, number];

/** What a NIfTI file says of its voxels and their place. */
export interface NiftiHeader {
  readonly isLittleEndian: boolean;
  readonly shape: readonly [columns: number, rows: number, slices: number, volumes: number];
  readonly datatype: number;
  readonly voxelsFrom: number; // byte offset
  readonly slope: number;
  readonly intercept: number;
  readonly shownFrom: number; // cal_min
  readonly shownTo: number; // cal_max
  /** Voxel [i, j, k] → mm in RAS; null when neither sform nor qform is set. */
  readonly affineRas: readonly [Row, Row, Row] | null;
  readonly spacing: readonly [number, number, number]; // pixdim, in mm
  readonly timeStepMs: number | null;
  readonly description: string;
}

/** Where the fields of one version lie, and how wide its dimensions are. */
interface Layout {
  readonly dim: (i: number) => number;
  readonly pixdim: (i: number) => number;
  readonly datatype: number;
  readonly voxelsFrom: number;
  readonly slope: number;
  readonly intercept: number;
  readonly shownTo: number;
  readonly shownFrom: number;
  readonly description: readonly [number, number];
  readonly qformCode: number;
  readonly sformCode: number;
  readonly quatern: number;
  readonly srow: number;
  readonly units: number;
}

/**
 * Reads the header of a NIfTI-1 or NIfTI-2 file of one part (`.nii`, inflated if it was `.nii.gz`).
 *
 * @returns `nifti.not-nifti`; `nifti.pair` for the two-part form; `nifti.shape` for absurd dimensions. Never throws.
 * @source  nifti1.h, nifti2.h (NIfTI Data Format Working Group).
 */
export function readNiftiHeader(bytes: Uint8Array): Result<NiftiHeader, Refusal> {
  if (bytes.length < 352) return no('nifti.not-nifti');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittleEndian = [348, 540].includes(view.getInt32(0, true));
  const version = view.getInt32(0, isLittleEndian) === 348 ? 1 : 2;
  const magic = latin(bytes, version === 1 ? 344 : 4, 3);
  if (![348, 540].includes(view.getInt32(0, isLittleEndian)) || !/^n[i+][12]$/.test(magic))
    return no('nifti.not-nifti');
  if (magic.startsWith('ni')) return no('nifti.pair');
  if (version === 2 && bytes.length < 544) return no('nifti.not-nifti');
  const read = reader(view, isLittleEndian);
  const at = version === 1 ? layoutOne(read) : layoutTwo(read);
  const real = version === 1 ? read.f32 : read.f64;
  const [count = 0, ...sizes] = [0, 1, 2, 3, 4, 5, 6, 7].map(at.dim);
  const [columns = 0, rows = 0, slices = 0, ...rest] = sizes.map((size, i) => (i < count ? size : 1));
  const volumes = rest.reduce((product, size) => product * Math.max(1, size), 1);
  const shape = [columns, rows, slices, volumes] as const;
  if (count < 2 || count > 7 || shape.some((size) => !Number.isSafeInteger(size) || size < 1 || size > 32_768))
    return no('nifti.shape', { shape: shape.join('×') });
  const voxelsFrom = Math.max(
    version === 1 ? 352 : 544,
    version === 1 ? read.f32(at.voxelsFrom) : read.i64(at.voxelsFrom),
  );
  if (!Number.isSafeInteger(voxelsFrom)) return no('nifti.shape', { shape: shape.join('×') });
  const units = read.u8(at.units);
  const toMm = { 1: 1000, 3: 0.001 }[units & 7] ?? 1;
  const toMs = { 8: 1000, 16: 1, 24: 0.001 }[units & 56];
  const slope = real(at.slope);
  return ok({
    isLittleEndian,
    shape,
    datatype: read.i16(at.datatype),
    voxelsFrom,
    slope: Number.isFinite(slope) && slope !== 0 ? slope : 1,
    intercept: Number.isFinite(real(at.intercept)) && slope !== 0 ? real(at.intercept) : 0,
    shownFrom: real(at.shownFrom),
    shownTo: real(at.shownTo),
    affineRas: usable(scaled(affineOf(at, read, real), toMm)),
    spacing: [sizeOf(at.pixdim(1) * toMm), sizeOf(at.pixdim(2) * toMm), sizeOf(at.pixdim(3) * toMm)],
    timeStepMs:
      toMs !== undefined && volumes > 1 && at.pixdim(4) > 0 && Number.isFinite(at.pixdim(4))
        ? at.pixdim(4) * toMs
        : null,
    description: latin(bytes, ...at.description)
      .replace(/\0.*$/s, '')
      .trim(),
  });
}

/** A voxel size; 1 where the file gives none that can be. */
const sizeOf = (mm: number): number => (Number.isFinite(mm) && mm !== 0 ? Math.abs(mm) : 1);

type Reader = ReturnType<typeof reader>;
const reader = (view: DataView, little: boolean) => ({
  u8: (at: number) => view.getUint8(at),
  i16: (at: number) => view.getInt16(at, little),
  i32: (at: number) => view.getInt32(at, little),
  i64: (at: number) => Number(view.getBigInt64(at, little)),
  f32: (at: number) => view.getFloat32(at, little),
  f64: (at: number) => view.getFloat64(at, little),
});

const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const layoutOne = (read: Reader): Layout => ({
  dim: (i) => read.i16(40 + 2 * i),
  pixdim: (i) => read.f32(76 + 4 * i),
  datatype: 70,
  voxelsFrom: 108,
  slope: 112,
  intercept: 116,
  units: 123,
  shownTo: 124,
  shownFrom: 128,
  description: [148, 80],
  qformCode: read.i16(252),
  sformCode: read.i16(254),
  quatern: 256,
  srow: 280,
});

const layoutTwo = (read: Reader): Layout => ({
  dim: (i) => read.i64(16 + 8 * i),
  pixdim: (i) => read.f64(104 + 8 * i),
  datatype: 12,
  voxelsFrom: 168,
  slope: 176,
  intercept: 184,
  shownTo: 192,
  shownFrom: 200,
  description: [240, 80],
  qformCode: read.i32(344),
  sformCode: read.i32(348),
  quatern: 352,
  srow: 400,
  units: 500,
});

type Affine = NiftiHeader['affineRas'];

/** The sform where it is set, else the qform, else none. */
function affineOf(at: Layout, read: Reader, real: (at: number) => number): Affine {
  const step = real === read.f32 ? 4 : 8;
  if (at.sformCode > 0) {
    const row = (i: number): Row => [0, 1, 2, 3].map((j) => real(at.srow + step * (4 * i + j))) as unknown as Row;
    const rows = [row(0), row(1), row(2)] as const;
    if (usable(rows)) return rows;
  }
  if (at.qformCode <= 0) return null;
  const [b = 0, c = 0, d = 0, x = 0, y = 0, z = 0] = [0, 1, 2, 3, 4, 5].map((i) => real(at.quatern + step * i));
  return fromQuaternion([b, c, d], [x, y, z], [at.pixdim(1), at.pixdim(2), at.pixdim(3) * (at.pixdim(0) < 0 ? -1 : 1)]);
}

type Three = readonly [number, number, number];

/** nifti1.h, method 2: rotation from a unit quaternion, voxel sizes, third axis turned by qfac. */
function fromQuaternion([b, c, d]: Three, [x, y, z]: Three, [dx, dy, dz]: Three): Affine {
  const a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
  return [
    [(a * a + b * b - c * c - d * d) * dx, 2 * (b * c - a * d) * dy, 2 * (b * d + a * c) * dz, x],
    [2 * (b * c + a * d) * dx, (a * a + c * c - b * b - d * d) * dy, 2 * (c * d - a * b) * dz, y],
    [2 * (b * d - a * c) * dx, 2 * (c * d + a * b) * dy, (a * a + d * d - c * c - b * b) * dz, z],
  ];
}

const scaled = (affine: Affine, by: number): Affine =>
  affine && by !== 1 ? (affine.map((row) => row.map((value) => value * by)) as unknown as Affine) : affine;

/** Null for an affine that is no map of a volume into space. */
const usable = (affine: Affine): Affine =>
  affine && affine.flat().every(Number.isFinite) && Math.abs(determinant(affine)) > 1e-12 ? affine : null;

const determinant = ([a, b, c]: readonly [Row, Row, Row]): number =>
  a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
