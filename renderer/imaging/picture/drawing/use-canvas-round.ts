import { useEffect, useState } from 'react';

/**
 * Counts how often the browser gave canvases back empty, as it does when its graphics process ended. Use it in a key:
 * what is drawn on such canvases stands there anew.
 */
export function useCanvasRound(): number {
  const [round, setRound] = useState(0);
  useEffect(() => {
    let frame = 0;
    const onRestored = (): void => {
      cancelAnimationFrame(frame); // one new round for all of them
      frame = requestAnimationFrame(() => setRound((before) => before + 1));
    };
    document.addEventListener('contextrestored', onRestored, true);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('contextrestored', onRestored, true);
    };
  }, []);
  return round;
}
