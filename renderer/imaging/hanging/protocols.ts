import { protocolFromLayout } from '../../../models/imaging/hanging/own/protocol-from-layout.ts';
import type { DryRun } from '../../../models/imaging/hanging/own/dry-run.ts';
import type { HangingProtocol } from '../../../models/imaging/hanging/hanging-protocol.ts';
import { api } from '../../app/api/api.ts';
import { hasBridge } from '../../app/api/hand-over.ts';
import { pickFiles } from '../../app/api/pick-files.ts';
import { showToast } from '../../ui/dialog/toasts.tsx';
import { t } from '../../ui/text/t.ts';
import { hangStudy } from '../view/hang.ts';
import { displaySetOf, priorOf, reading } from '../view/reading.ts';

/** Hangs the open study by a protocol; null: by the one that fits best. */
export async function hangAs(protocol: string | null): Promise<void> {
  const { studyUid } = reading.get();
  if (!studyUid) return;
  const plan = await api.imaging.hang({ studyUid, protocol });
  reading.set((state) =>
    state.studyUid === studyUid
      ? { ...hangStudy(state, { studyUid, displaySets: state.displaySets, plan }), priors: state.priors }
      : state,
  );
}

/** What stands on screen as a protocol of this name; of three planes the volume they cut, of tiles their series. */
function standingProtocol(name: string): HangingProtocol | undefined {
  const state = reading.get();
  const main = displaySetOf(state, state.panes[state.active]?.displaySet ?? null) ?? state.displaySets[0];
  if (!main) return undefined;
  const isTiled = state.tiledFrom !== null;
  const standing = state.layout === 'planes' || isTiled ? state.panes.slice(0, 1) : state.panes;
  const viewports = standing.map(({ displaySet, frame, voi }) => ({
    displaySet: displaySetOf(state, displaySet) ?? null,
    isPrior: priorOf(state, displaySet) !== undefined,
    frame,
    voi,
  }));
  return protocolFromLayout({ id: 'own', name, layout: state.layout, isTiled, viewports, main });
}

/** Keeps what stands on screen as a protocol of this name, in the library. */
export async function keepLayout(name: string): Promise<HangingProtocol | undefined> {
  const protocol = standingProtocol(name);
  if (!protocol) return undefined;
  const kept = await api.imaging.keepProtocol({ protocol });
  showToast({ text: t('imaging.protocol-kept', { name, version: kept.version }) });
  return kept;
}

/** How what stands on screen would open the open study and two others as a protocol. */
export async function tryLayout(name: string): Promise<readonly DryRun[]> {
  const { studyUid } = reading.get();
  const protocol = standingProtocol(name);
  return protocol && studyUid ? api.imaging.tryProtocol({ protocol, studyUid }) : [];
}

/** Gives a protocol out as JSON: into a folder where the shell can write there, else as a download. */
export async function exportOwn(protocol: HangingProtocol): Promise<void> {
  if (!hasBridge()) {
    const link = document.createElement('a');
    link.href = `data:application/json,${encodeURIComponent(JSON.stringify(protocol, null, 2))}`;
    link.download = `${protocol.id}.json`;
    return link.click();
  }
  const [folder] = await pickFiles('folder');
  if (!folder) return;
  const { file } = await api.imaging.exportProtocol({ id: protocol.id, folder: folder.file });
  showToast({ text: t('imaging.protocol-written', { file }) });
}
