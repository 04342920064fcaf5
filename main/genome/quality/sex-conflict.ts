import type { Refusal } from '../../../models/base/result.ts';
import { isOtherSex, tellSex } from '../../../models/genome/quality/tell-sex.ts';
import type { FileQuality } from '../../../models/genome/quality/file-quality.ts';
import type { Subject } from '../../../models/library/subject.ts';

/** What speaks against a file being of this person; null where nothing does. */
export function sexConflict(
  quality: FileQuality | null,
  { sex, birthDate }: Pick<Subject, 'sex' | 'birthDate'>,
  sample: string,
): Refusal | null {
  if (!quality || sex === null) return null;
  const told = tellSex(quality.sample);
  if (!isOtherSex(told, sex)) return null;
  return { code: 'subject.conflict', params: { sex, birth: birthDate ?? '?', sample, genome: told.sex } };
}
