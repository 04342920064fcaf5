import type { Actor } from '../../models/base/actor.ts';
import type { Instant } from '../../models/base/dates.ts';
import type { DisplaySetId, StudyUid, SubjectId } from '../../models/base/ids.ts';
import type { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import type { Finding, Geometry } from '../../models/findings/finding.ts';
import type { StoredValues } from '../../models/dicom/pixels/stored-values.ts';
import type { DrugAdvice } from '../../models/genome/pgx/guidelines/advise.ts';
import type { ReportedVariants } from '../../models/genome/variants/interpret/reported-variants.ts';
import type { Pharmacogene } from '../../models/genome/pgx/pharmacogene.ts';
import type { DisplaySet, VolumeGeometry } from '../../models/imaging/display-set.ts';
import type { PixelRegion } from '../../models/imaging/measure/pixel-region.ts';
import type { RegionPlan, SpacingRange } from '../../models/slides/plan-region.ts';
import type { InstanceRecord } from '../library/store/received.ts';
import type { Session } from '../library/session.ts';
import type { Library } from '../library/library.ts';
import type { FileTokens } from './files.ts';
import type { Log } from './log.ts';
import type { Shell } from './shell/shell.ts';

/** What imaging gives the other words: a word never imports another word's folder. */
export interface Images {
  setsOfStudy(studyUid: StudyUid, library: Library): Promise<readonly DisplaySet[]>;
  /** @throws AppError `imaging.unknown`. */
  setById(id: DisplaySetId, library: Library): Promise<DisplaySet>;
  /** Grey (`samples` 1) or red-green-blue (3), row after row; of 16 bits the higher byte first. */
  png(
    pixels: Uint8Array,
    of: { readonly width: number; readonly height: number; readonly samples: 1 | 3; readonly bits?: 8 | 16 },
  ): Uint8Array;
  /** Slice, row, column, in the modality's unit; missing slices filled by position. @throws AppError `imaging.no-volume`, `dicom.*`. */
  volume(
    set: DisplaySet,
    library: Library,
    signal: AbortSignal,
  ): Promise<{ readonly voxels: Float32Array; readonly geometry: VolumeGeometry }>;
  /**
   * One frame as channel, row, column: grey in the modality's unit (`photometric` MONOCHROME1: greatest is black), colour
   * as red, green, blue 0–255. @throws AppError `dicom.*`, `job.cancelled`.
   */
  frameValues(
    set: DisplaySet,
    index: number,
    library: Library,
    signal: AbortSignal,
  ): Promise<{
    readonly channels: 1 | 3;
    readonly rows: number;
    readonly columns: number;
    readonly values: Float32Array;
    readonly photometric: string;
  }>;
  /**
   * One frame of a file as red, green, blue side by side, 8 bits each; grey in all three, its upper eight bits.
   * @throws AppError `dicom.*`.
   */
  colors(
    record: InstanceRecord,
    header: InstanceHeader,
    asked: { frame: number; library: Library },
  ): Promise<Uint8Array>;
  /** One frame of a file (0-based) as its values are stored, row after row. @throws AppError `dicom.*`. */
  stored(
    record: InstanceRecord,
    header: InstanceHeader,
    asked: { frame: number; library: Library },
  ): Promise<StoredValues>;
}

/** What slides give the other words. */
export interface Slides {
  /**
   * The pixels a model reads of a region of a slide: red, green, blue, 0–255, as three planes.
   *
   * @throws AppError `slides.*` where the slide or the region cannot be read, `dicom.*`, `job.cancelled`.
   */
  regionPixels(
    asked: RegionAsked,
    ctx: { readonly library: Library; readonly images: Images; readonly signal: AbortSignal },
  ): Promise<Float32Array>;
  /** How a region would be read: which level, which grid. Nothing is decoded. @throws AppError `slides.*`. */
  planRegion(asked: RegionAsked, ctx: { readonly library: Library }): Promise<RegionPlan>;
  /**
   * Looks whether the numbers of what a person drew on a slide are those of its places; on another image nothing is looked at.
   *
   * @throws AppError `slides.length-disagrees`, `slides.count-disagrees`, `slides.area-disagrees`, as `countOnSlide` and
   *   `regionOnSlide`, `imaging.unknown`; `slides.not-a-slide` for a region of another image.
   */
  checkDrawn(
    drawn: Pick<Finding, 'on' | 'geometry' | 'measurements' | 'notes'>,
    ctx: { readonly library: Library; readonly images: Images },
  ): Promise<void>;
  /** The numbers of marks in a field, by the names they had. @throws AppError as `countOnSlide`, `slides.not-a-slide`. */
  count(
    marks: Pick<Finding, 'on' | 'measurements'> & { readonly geometry: Extract<Geometry, { kind: 'pixel-points' }> },
    ctx: { readonly library: Library; readonly images: Images },
  ): Promise<Pick<Finding, 'measurements' | 'notes'>>;
}

/** A region of a slide, in pixels of its finest level, and the spacings in mm that its reader takes (null: any). */
export interface RegionAsked {
  readonly set: DisplaySet;
  readonly region: PixelRegion;
  readonly range: SpacingRange | null;
}

/**
 * What the genome word gives the others: a case's pharmacogenes and what guidelines say of drugs for them; the variants
 * and tumours that a person classified.
 */
export interface Pharmacogenes {
  of(
    subject: SubjectId,
    library: Library,
  ): Promise<{ readonly genes: readonly Pharmacogene[]; readonly advice: readonly DrugAdvice[] }>;
  /** Undefined where nobody said anything. */
  classified(subject: SubjectId, library: Library): Promise<ReportedVariants | undefined>;
}

/** What the program offers for as long as it runs. */
export interface Program {
  readonly session: Session; // the library on disk: new, locked or open; who is signed in
  readonly files: FileTokens;
  readonly shell: Shell;
  readonly images: Images;
  readonly slides: Slides;
  readonly pharmacogenes: Pharmacogenes;
  readonly log: Log;
  readonly resources: string; // absolute path of resources/
  readonly models: string; // absolute path of models/ai
  readonly version: string;
  now(): Instant;
  newId(): string; // a random UUID
}

/** What every handler is given beside its input: the program, and what belongs to this one call. */
export interface Context extends Program {
  readonly signal: AbortSignal;
  /** The open library. @throws AppError `library.locked` while nobody is signed in. */
  readonly library: Library;
  /** Who asks. @throws AppError `library.locked`. */
  readonly actor: Actor;
}
