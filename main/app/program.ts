import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeClient } from '../../models/base/ipc/client.ts';
import type { Client, Entry, Port, Reply, Request as PortRequest } from '../../models/base/ipc/contract.ts';
import type { FileToken } from '../../models/base/ids.ts';
import { z } from '../../models/base/schema.ts';
import { contract } from '../../preload/contract.ts';
import type { Contract } from '../../preload/contract.ts';
import { resumeImports } from '../dicom/handlers.ts';
import { goOnWithRuns } from '../inference/handlers.ts';
import { pharmacogenesIn } from '../genome/pgx/gather-pharmacogenes.ts';
import { images } from '../imaging/images.ts';
import { openSession } from '../library/session.ts';
import { slides } from '../slides/slides.ts';
import type { Context, Program } from './context.ts';
import { FileTokens } from './files.ts';
import { hostFeatures, hostHandlers, routes, windowHandlers } from './handlers.ts';
import { portPair } from './ipc/port-pair.ts';
import { answerPort } from './ipc/router.ts';
import { jsonLog } from './log.ts';
import type { Log } from './log.ts';
import { makeServe } from './serve.ts';
import { keepGraphicsBackend } from './shell/graphics-backend.ts';
import { rightsOf } from './shell/shell.ts';
import type { Shell, WindowKind } from './shell/shell.ts';

/** What a shell is built from: how to answer a page, a port, a dropped file. */
export interface ShellParts {
  readonly serve: (request: Request, kind: WindowKind) => Promise<Response>;
  readonly onPort: (port: Port<Reply, PortRequest>, kind: WindowKind) => void;
  readonly mint: (path: string) => FileToken;
}

export interface StartOptions {
  readonly root: string; // the folder that holds resources/, models/ai and dist/
  readonly folder: string; // the library's
  readonly makeShell: (parts: ShellParts) => Shell;
  /** Where log lines go beside the library's own `log.jsonl`. */
  readonly onLogLine?: (line: string) => void;
  /** Who acts when nobody is signed in by hand: the command line. */
  readonly isUnattended?: boolean;
}

export interface RunningProgram extends Program {
  /** The same contract as a window's, in this process: for the command line and tests. */
  readonly client: Client<Contract>;
  /** Bytes by URL, as a viewer window gets them. */
  fetch(path: string): Promise<Response>;
  close(): Promise<void>;
}

const Package = z.object({ version: z.string() });

/** Joins session, shell, router and byte routes into one program. The library is not yet unlocked. */
export async function startProgram(options: StartOptions): Promise<RunningProgram> {
  const { root, folder } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { version } = Package.parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
  const { log, closeLog } = await openLog(folder, options.onLogLine);
  const files = new FileTokens();
  const parts = {
    files,
    images,
    slides,
    pharmacogenes: pharmacogenesIn(path.join(root, 'resources')),
    log,
    version,
    resources: path.join(root, 'resources'),
    models: path.join(root, 'models/ai'),
    now,
    newId: randomUUID,
  };

  const contextFor = (signal: AbortSignal, kind: Entry['kind'] = 'call'): Context => {
    const base = { ...parts, session, shell, signal };
    if (kind === 'job' && session.state === 'open') return { ...base, library: session.library, actor: session.actor };
    return Object.defineProperties(base, {
      library: { get: () => session.library, enumerable: true },
      actor: { get: () => session.actor, enumerable: true },
    }) as Context; // the two getters just defined; TypeScript does not see them
  };
  const onPort: ShellParts['onPort'] = (port, kind) =>
    answerPort(port, {
      features: rightsOf(kind) === 'viewer' ? contract : hostFeatures,
      handlers: rightsOf(kind) === 'viewer' ? windowHandlers : hostHandlers,
      contextFor,
      log,
      ...(rightsOf(kind) === 'viewer' && { isOpen: () => session.state === 'open' }),
    });
  const serve = makeServe({ root: path.join(root, 'dist/renderer'), routes, contextFor });
  const shell = options.makeShell({ serve, onPort, mint: (file) => files.mint(file) });
  const session = await openSession({ ...parts, folder, shell, isUnattended: options.isUnattended ?? false });

  session.whileOpen((library) => {
    resumeImports({ library, newId: randomUUID }, session.person).catch((error: unknown) =>
      log.line('import.resume-failed', { reason: String(error) }),
    );
    return () => undefined;
  });

  session.whileOpen((library) => {
    goOnWithRuns({ ...parts, shell, library }, session.person).catch((error: unknown) =>
      log.line('infer.resume-failed', { reason: String(error) }),
    );
    return () => undefined;
  });

  session.whileOpen(({ settings, news }) => {
    const keep = (): void => {
      keepGraphicsBackend(folder, settings.get('display.backend')).catch((error: unknown) =>
        log.line('app.graphics-not-kept', { reason: String(error) }),
      );
    };
    keep();
    return news.listen(({ what }) => {
      if (what === 'setting') keep();
    });
  });

  const { client, server } = portPair();
  onPort(server, 'viewer');
  log.line('app.started', { shell: shell.kind, version });
  return {
    ...parts,
    session,
    shell,
    client: makeClient(client),
    fetch: (url) => serve(new Request(new URL(url, 'phenoscope://viewer/')), 'viewer'),
    close: async () => {
      client.close();
      await shell.close();
      await session.close();
      await closeLog();
    },
  };
}

const now = (): string => new Date().toISOString();

const openLog = async (
  folder: string,
  onLine: StartOptions['onLogLine'],
): Promise<{ log: Log; closeLog: () => Promise<void> }> => {
  const file = await open(path.join(folder, 'log.jsonl'), 'a', 0o600);
  const stream = file.createWriteStream();
  const log = jsonLog((line) => {
    stream.write(line);
    onLine?.(line);
  });
  return { log, closeLog: () => new Promise((resolve) => stream.end(() => resolve())) };
};
