import { useEffect } from 'react';
import { api } from '../../../app/api/api.ts';
import { learnMemoryShare } from '../../../app/api/machine.ts';

const everyMs = 5000;

/** Looks every few seconds how much of the machine's memory is taken, while the window is seen. */
export function useMachineMemory(): void {
  useEffect(() => {
    const look = (): void => {
      if (document.hidden) return;
      api.imaging.machineMemory({}).then(
        ({ totalBytes, availableBytes }) => learnMemoryShare(Math.round((1 - availableBytes / totalBytes) * 100) / 100),
        () => learnMemoryShare(null), // locked meanwhile
      );
    };
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, []);
}
