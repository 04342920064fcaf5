import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { Size } from '../../../models/imaging/view/view-plane.ts';

/** Size of an element in CSS pixels and the screen's pixel ratio; null until it stands. Followed while it is shown. */
export function useSize(element: RefObject<HTMLElement | null>, onSize: (size: Size) => void): number {
  const [pixelRatio, setPixelRatio] = useState(devicePixelRatio);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const measure = (): void => {
      setPixelRatio(devicePixelRatio);
      onSize({ width: target.clientWidth, height: target.clientHeight });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    measure();
    return () => observer.disconnect();
  }, []);
  return pixelRatio;
}
