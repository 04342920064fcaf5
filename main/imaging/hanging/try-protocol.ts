import type { StudyUid } from '../../../models/base/ids.ts';
import type { HangingProtocol } from '../../../models/imaging/hanging/hanging-protocol.ts';
import { dryRun } from '../../../models/imaging/hanging/own/dry-run.ts';
import type { DryRun } from '../../../models/imaging/hanging/own/dry-run.ts';
import { WorklistQuery, noFilter } from '../../../models/library/worklist.ts';
import type { Library } from '../../library/library.ts';
import { setsOfStudy } from '../sets-of-study.ts';
import { setsOfPrior } from './hang.ts';
import { allProtocols } from './own-protocols.ts';

const others = 2;

export interface TryOptions {
  readonly studyUid: StudyUid; // the one that is open
  readonly library: Library;
  readonly resources: string;
}

/**
 * How the open study, and the two newest others of the modality, would open by a protocol that is being made: those of
 * the same part of the body first. Nothing is kept.
 */
export async function tryProtocol(
  protocol: HangingProtocol,
  { studyUid, library, resources }: TryOptions,
): Promise<DryRun[]> {
  const standing = (await allProtocols(library, resources)).filter(({ name }) => !name || name !== protocol.name);
  const studies = [studyUid, ...(await newestOthers(protocol, studyUid, library))];
  const tried: DryRun[] = [];
  for (const uid of studies) {
    const study = await library.store.study(uid);
    if (!study) continue;
    const shown = { displaySets: await setsOfStudy(uid, library), prior: await setsOfPrior(uid, library) };
    const { date, description } = study;
    tried.push({ studyUid: uid, date, description, ...dryRun(protocol, shown, standing) });
  }
  return tried;
}

async function newestOthers(
  { match }: HangingProtocol,
  studyUid: StudyUid,
  { store }: Library,
): Promise<readonly StudyUid[]> {
  const newest = async (bodyPart: string | null): Promise<readonly StudyUid[]> => {
    const filter = { ...noFilter, modality: match.modalities[0] ?? null, bodyPart };
    const { rows } = await store.worklist(WorklistQuery.parse({ filter, limit: others + 1 }));
    return rows.map(({ study }) => study.uid);
  };
  const [part = null] = match.bodyParts;
  const found = new Set([...(part === null ? [] : await newest(part)), ...(await newest(null))]);
  found.delete(studyUid);
  return [...found].slice(0, others);
}
