import { cross, dot } from '../../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import { planeAxes } from '../../../../models/imaging/view/fit-view.ts';
import type { PlaneName } from '../../../../models/imaging/view/fit-view.ts';
import { screenFromPatient } from '../../../../models/imaging/view/view-plane.ts';
import type { Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';

const gap = 26;

export interface CrosshairLinesProps {
  readonly plane: PlaneName;
  readonly point: Vec3;
  readonly view: ViewPlane;
  readonly size: Size;
}

/** Where the other two planes cut this one, each in its colour, broken round the point. */
export function CrosshairLines({ plane, point, view, size }: CrosshairLinesProps) {
  const [x, y] = screenFromPatient(view, size, point);
  const others = (['axial', 'coronal', 'sagittal'] as const).filter((other) => other !== plane);
  return (
    <>
      {others.map((other) => {
        const { right, down } = planeAxes[other];
        const line = cross(cross(right, down), cross(view.right, view.down)); // along both planes
        const isAcross = Math.abs(dot(line, view.right)) > Math.abs(dot(line, view.down));
        const path = isAcross
          ? `M0 ${y}H${x - gap}M${x + gap} ${y}H${size.width}`
          : `M${x} 0V${y - gap}M${x} ${y + gap}V${size.height}`;
        return <path key={other} className="crosshair-line" data-plane={other} d={path} />;
      })}
    </>
  );
}
