import { useEffect, useRef } from 'react';
import { caseView } from '../../../app/api/case-view.ts';
import type { BrushUnit } from '../../../app/api/case-view.ts';
import { useStore } from '../../../ui/store.ts';

interface BrushRingProps {
  readonly mmPerPixel: number; // of the screen; pixels of the image where that says no mm
  readonly unit: BrushUnit;
}

/** The size of the brush at the pointer; follows it without drawing anything else anew. */
export function BrushRing({ mmPerPixel, unit }: BrushRingProps) {
  const ring = useRef<SVGCircleElement>(null);
  const radius = useStore(caseView, (value) => value.brushRadius[unit]);
  useEffect(() => {
    const circle = ring.current;
    const section = circle?.closest('section');
    if (!circle || !section) return undefined;
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      const box = section.getBoundingClientRect();
      circle.setAttribute('cx', String(clientX - box.left));
      circle.setAttribute('cy', String(clientY - box.top));
    };
    section.addEventListener('pointermove', follow);
    return () => section.removeEventListener('pointermove', follow);
  }, []);
  return <circle className="brush-ring" ref={ring} cx={-1000} cy={-1000} r={Math.max(radius / mmPerPixel, 1)} />;
}
