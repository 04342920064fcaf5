import type { Handlers } from '../../models/base/ipc/contract.ts';
import type { imaging } from '../../models/imaging/contract.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import { hangStudy } from '../../models/imaging/hanging/hang-study.ts';
import { matchProtocol } from '../../models/imaging/hanging/match-protocol.ts';
import { withProtocolWindows } from '../../models/imaging/voi.ts';
import type { Context } from '../app/context.ts';
import { readProtocols } from './read-protocols.ts';
import { showStudies } from './show/show-studies.ts';
import { setById, setsOfStudy } from './sets-of-study.ts';

export const imagingHandlers: Handlers<(typeof imaging)['entries'], Context> = {
  displaySets: async ({ studyUid }, { library, resources }) =>
    windowed(await setsOfStudy(studyUid, library), resources),
  displaySet: async ({ id }, { library, resources }) => {
    const set = await setById(id, library);
    return withProtocolWindows(set, matchProtocol(set, await readProtocols(resources)));
  },
  hang: async ({ studyUid }, { library, resources }) =>
    hangStudy(await setsOfStudy(studyUid, library), await readProtocols(resources)),
  priors: async ({ studyUid }, { library: { store } }) => {
    const study = await store.study(studyUid);
    return study ? store.priorsOf({ subject: study.subject, study: studyUid }) : [];
  },
  show: ({ studies, folder, every }, { library, files, signal, report }) =>
    showStudies(studies, { folder: files.pathOf(folder), isEvery: every, library, signal, report }),
};

async function windowed(sets: readonly DisplaySet[], resources: string): Promise<DisplaySet[]> {
  const protocols = await readProtocols(resources);
  return sets.map((set) => withProtocolWindows(set, matchProtocol(set, protocols)));
}
