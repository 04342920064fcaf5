import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { HangingProtocol } from '../../../models/imaging/hanging/hanging-protocol.ts';
import { matchProtocol } from '../../../models/imaging/hanging/match-protocol.ts';
import type { Library } from '../../library/library.ts';
import { readProtocols } from './read-protocols.ts';

const kind = 'hanging-protocol';
const pastKind = 'hanging-protocol-past'; // `<id>@<version>`: what was replaced or taken away

/** The protocols made in the program, in order of their ids. */
export async function ownProtocols({ store }: Library): Promise<readonly HangingProtocol[]> {
  const kept = await store.documents(kind);
  return kept.filter(({ body }) => body !== null).map(({ body }) => HangingProtocol.parse(body));
}

/** Those made in the program before those shipped: of two that fit as well, the reader's own is taken. */
export const allProtocols = async (library: Library, resources: string): Promise<readonly HangingProtocol[]> => [
  ...(await ownProtocols(library)),
  ...(await readProtocols(resources)),
];

/**
 * Keeps a protocol in the library: as the next version where one of its name is there. It offers the windows that the
 * shipped protocol for such studies offers, and hangs as that one does a study that fits none of its viewports.
 */
export async function keepProtocol(
  protocol: HangingProtocol,
  { library, resources }: { readonly library: Library; readonly resources: string },
): Promise<HangingProtocol> {
  const own = await ownProtocols(library);
  const before = own.find(({ name }) => name === protocol.name);
  const [modality = ''] = protocol.match.modalities;
  const described = { modality, bodyPart: protocol.match.bodyParts[0] ?? null, description: '' };
  const shipped = matchProtocol(described, await readProtocols(resources));
  const kept: HangingProtocol = {
    ...protocol,
    id: before?.id ?? `own-${library.newId().toLowerCase()}`,
    version: (before?.version ?? 0) + 1,
    layout: shipped?.layout ?? protocol.layout,
    largePlane: shipped?.largePlane ?? protocol.largePlane,
    windows: shipped?.windows ?? [],
    opensWith: shipped?.opensWith ?? null,
  };
  if (before) await putPast(before, library);
  await library.store.putDocument({ kind, id: kept.id, body: kept });
  return kept;
}

/** Takes a protocol made in the program away; its last version stays among the past ones. @throws AppError `imaging.no-protocol`. */
export async function removeProtocol(id: string, library: Library): Promise<void> {
  const before = await ownProtocol(id, library);
  await putPast(before, library);
  await library.store.putDocument({ kind, id, body: null });
}

/** Writes a protocol as the JSON that `resources/protocols` takes. @returns the file's name. @throws AppError `imaging.no-protocol`. */
export async function exportProtocol(id: string, folder: string, library: Library): Promise<string> {
  const protocol = await ownProtocol(id, library);
  const file = `${protocol.id}.json`;
  await writeFile(path.join(folder, file), `${JSON.stringify(protocol, null, 2)}\n`);
  return file;
}

async function ownProtocol(id: string, library: Library): Promise<HangingProtocol> {
  const found = (await ownProtocols(library)).find((protocol) => protocol.id === id);
  if (!found) throw new AppError('imaging.no-protocol', { id });
  return found;
}

const putPast = (protocol: HangingProtocol, { store }: Library): Promise<void> =>
  store.putDocument({ kind: pastKind, id: `${protocol.id}@${protocol.version}`, body: protocol });
