import type { SafeStorage } from 'electron';
import type { KeyRing } from '../shell.ts';

/** The OS key ring, or null where there is none. Linux `basic_text` is a fixed password in the open: it counts as none. */
export function electronKeyRing(safeStorage: SafeStorage): KeyRing | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform;
  if (backend === 'basic_text' || backend === 'unknown') return null;
  return {
    backend,
    protect: (secret) => Promise.resolve(safeStorage.encryptString(Buffer.from(secret).toString('base64'))),
    reveal: (wrapped) => Promise.resolve(Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64')),
  };
}
