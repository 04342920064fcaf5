import { useEffect } from 'react';
import type { SettingRow } from '../../../../models/library/settings.ts';
import { automaticBudget, windowMemory } from './window-memory.ts';

declare global {
  interface Navigator {
    readonly deviceMemory?: number; // GiB, a power of two; Chromium's, not yet in TypeScript's library
  }
}

/** Follows the setting: so many MB, or what suits the machine. */
export function useMemoryBudget(settings: readonly SettingRow[]): void {
  const wished = settings.find(({ key }) => key === 'display.imageMemory')?.value;
  useEffect(() => {
    const megabytes = Number(wished);
    windowMemory.setBudget(megabytes > 0 ? megabytes * 1e6 : automaticBudget(navigator.deviceMemory));
  }, [wished]);
}
