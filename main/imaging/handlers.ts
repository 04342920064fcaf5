import type { Handlers } from '../../models/base/ipc/contract.ts';
import type { imaging } from '../../models/imaging/contract.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import type { HangingProtocol } from '../../models/imaging/hanging/hanging-protocol.ts';
import { matchProtocol } from '../../models/imaging/hanging/match-protocol.ts';
import { withProtocolWindows } from '../../models/imaging/voi.ts';
import type { Context } from '../app/context.ts';
import { drawingTimes, keepDrawingTimes } from './machine/drawing-times.ts';
import { hang } from './hanging/hang.ts';
import { readCorners } from './hanging/read-corners.ts';
import { priorsOf } from './hanging/priors-of.ts';
import { keepReading, keptReading } from './hanging/kept-readings.ts';
import { allProtocols, exportProtocol, keepProtocol, ownProtocols, removeProtocol } from './hanging/own-protocols.ts';
import { tryProtocol } from './hanging/try-protocol.ts';
import { secondOf, secondWindow } from './hanging/second-window.ts';
import { showStudies } from './show/show-studies.ts';
import { machineMemory } from './machine/memory.ts';
import { setById, setsOfStudy } from './sets-of-study.ts';

export const imagingHandlers: Handlers<(typeof imaging)['entries'], Context> = {
  displaySets: async ({ studyUid }, { library, resources }) =>
    windowed(await setsOfStudy(studyUid, library), await allProtocols(library, resources)),
  displaySet: async ({ id }, { library, resources }) => {
    const set = await setById(id, library);
    return withProtocolWindows(set, matchProtocol(set, await allProtocols(library, resources)));
  },
  hang: ({ studyUid, protocol }, { library, resources }) => hang(studyUid, { protocol, library, resources }),
  protocols: async (_, { library }) => [...(await ownProtocols(library))],
  tryProtocol: ({ protocol, studyUid }, { library, resources }) =>
    tryProtocol(protocol, { studyUid, library, resources }),
  keepProtocol: ({ protocol }, { library, resources }) => keepProtocol(protocol, { library, resources }),
  removeProtocol: async ({ id }, { library }) => {
    await removeProtocol(id, library);
    return {};
  },
  exportProtocol: async ({ id, folder }, { library, files }) => ({
    file: await exportProtocol(id, files.pathOf(folder), library),
  }),
  corners: (_, { resources }) => readCorners(resources),
  reading: ({ studyUid }, { library }) => keptReading(studyUid, library),
  keepReading: async ({ studyUid, reading }, { library }) => {
    await keepReading(studyUid, reading, library);
    return {};
  },
  showSecond: async (shown, ctx) => {
    await secondWindow(ctx).show(shown, ctx);
    return {};
  },
  secondOf: ({ studyUid }, ctx) => secondOf(studyUid, ctx),
  closeSecond: (_, ctx) => {
    secondWindow(ctx).close();
    return {};
  },
  secondShown: (emit, ctx) => ctx.session.whileOpen(() => secondWindow(ctx).attach(emit, ctx)),
  keepSecond: async (shown, ctx) => {
    await secondWindow(ctx).keep(shown, ctx);
    return {};
  },
  secondNews: (emit, ctx) => ctx.session.whileOpen(() => secondWindow(ctx).listen(emit)),
  tellMove: (moved, ctx) => {
    secondWindow(ctx).tell({ kind: 'moved', ...moved });
    return {};
  },
  machineMemory: () => machineMemory(),
  drawingTimes: ({ adapter }, { library }) => drawingTimes(adapter, library),
  keepDrawingTimes: async ({ adapter, times }, { library }) => {
    await keepDrawingTimes(adapter, times, library);
    return {};
  },
  priors: ({ studyUid }, { library }) => priorsOf(studyUid, library),
  show: ({ studies, folder, every }, { library, files, signal, report }) =>
    showStudies(studies, { folder: files.pathOf(folder), isEvery: every, library, signal, report }),
};

const windowed = (sets: readonly DisplaySet[], protocols: readonly HangingProtocol[]): DisplaySet[] =>
  sets.map((set) => withProtocolWindows(set, matchProtocol(set, protocols)));
