import { AppError } from '../../models/base/app-error.ts';
import type { DisplaySetId, InstanceId, StudyUid } from '../../models/base/ids.ts';
import { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import type { SlidesOfStudy } from '../../models/slides/contract.ts';
import { slideOf } from '../../models/slides/slide-of.ts';
import type { BuiltSlide } from '../../models/slides/slide-of.ts';
import type { Images } from '../app/context.ts';
import type { Library } from '../library/library.ts';
import type { InstanceRecord } from '../library/store/received.ts';

/** A file of a slide: where its bytes are, and what is known of it. */
interface SlideFile {
  readonly record: InstanceRecord;
  readonly header: InstanceHeader;
}

/** A slide whose files' headers are read: they name every tile, so they are not read again for each. */
export interface OpenSlide extends BuiltSlide {
  readonly files: ReadonlyMap<InstanceId, SlideFile>;
}

/** The slides last looked at of one open library; headers of a large one take megabytes. */
const mostKept = 4;
type Shelf = Map<DisplaySetId, OpenSlide>;
const shelves = new WeakMap<Library, Shelf>();

/** What is kept of a library; nothing any more once files arrive or go. */
function shelfOf(library: Library): Shelf {
  const known = shelves.get(library);
  if (known) return known;
  const shelf: Shelf = new Map();
  shelves.set(library, shelf);
  library.news.listen(({ what }) => {
    if (what === 'study') shelf.clear();
  });
  return shelf;
}

/**
 * The slide of a display set.
 *
 * @throws AppError `slides.not-a-slide`; as `slideOf`, with a file's name as `file`.
 */
export async function openSlide(set: DisplaySet, library: Library): Promise<OpenSlide> {
  if (set.kind !== 'slide') throw new AppError('slides.not-a-slide');
  const shelf = shelfOf(library);
  const kept = shelf.get(set.id);
  if (kept) return kept;
  const records = await library.store.instancesOfSeries(set.seriesUid);
  const files = records.map((record) => ({ record, header: InstanceHeader.parse(record.header) }));
  const built = slideOf(
    set,
    files.map(({ record, header }) => ({ id: record.id, header })),
  );
  if (!built.ok) throw new AppError(built.error.code, { ...built.error.params, file: records[0]?.name ?? '' });
  const open = { ...built.value, files: new Map(files.map((file) => [file.record.id, file])) };
  shelf.set(set.id, open);
  for (const id of [...shelf.keys()].slice(0, Math.max(0, shelf.size - mostKept))) shelf.delete(id);
  return open;
}

/** The slide of a display set by its id, without a look at the library where it is open. @throws AppError as `openSlide`, `imaging.unknown`. */
export const openSlideById = async (
  id: DisplaySetId,
  { library, images }: { readonly library: Library; readonly images: Images },
): Promise<OpenSlide> => shelfOf(library).get(id) ?? openSlide(await images.setById(id, library), library);

/** The slides of a study; what cannot be shown is named with its reason. */
export async function slidesOfStudy(
  studyUid: StudyUid,
  { library, images }: { readonly library: Library; readonly images: Images },
): Promise<SlidesOfStudy> {
  const found: SlidesOfStudy = { slides: [], refused: [] };
  for (const set of await images.setsOfStudy(studyUid, library)) {
    if (set.kind !== 'slide') continue;
    try {
      found.slides.push((await openSlide(set, library)).slide);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      found.refused.push({ description: set.description, reason: { code: error.code, params: { ...error.params } } });
    }
  }
  return found;
}
