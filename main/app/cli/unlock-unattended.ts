import { readFile } from 'node:fs/promises';
import type { RunningProgram } from '../program.ts';

/** The name of an account that was made without anyone at the keyboard. */
const unattendedName = 'Unattended';

/**
 * Opens the library with nobody at the keyboard: `--passphrase-file`, else PHENOSCOPE_PASSPHRASE. Makes the account on a
 * new library. Does nothing when neither is given.
 *
 * @throws AppError `keys.wrong`, or the file system's own error for an unreadable file.
 */
export async function unlockUnattended(program: RunningProgram, passphraseFile: string | undefined): Promise<void> {
  const given = passphraseFile
    ? (await readFile(passphraseFile, 'utf8')).replace(/\r?\n$/, '')
    : process.env['PHENOSCOPE_PASSPHRASE'];
  if (!given) return;
  const { state } = await program.client.library.status({});
  if (state === 'new') await program.client.library.setUp({ name: unattendedName, passphrase: given });
  else if (state === 'locked') await program.client.library.unlock({ passphrase: given });
}
