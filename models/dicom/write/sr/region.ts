import type { Code } from '../../../base/code.ts';
import type { Vec3 } from '../../../imaging/geometry/vec3.ts';
import type { Dataset } from '../encode/dataset.ts';
import { imageItem } from './content-item.ts';
import type { Reference, Relation } from './content-item.ts';
import { codeItem } from '../modules.ts';

/**
 * Where a number was read. `image`: column and row on one image, measured from the outer corner of its first pixel, whose
 * centre is (0.5, 0.5); a closed line ends where it began; an ellipse is the two ends of its long axis, then those of its
 * short one; of a whole slide they are counted over its total pixel matrix. `patient`: mm, LPS, in a frame of reference.
 *
 * @source DICOM PS3.3 C.18.6.1.1, C.18.6.1.2, C.18.9.1.2.
 */
export type Region =
  | {
      readonly on: 'image';
      readonly type: 'POLYLINE' | 'ELLIPSE' | 'MULTIPOINT';
      readonly points: readonly (readonly [column: number, row: number])[];
      readonly image: Reference;
    }
  | {
      readonly on: 'patient';
      readonly type: 'POLYLINE';
      readonly points: readonly Vec3[];
      readonly frameOfReferenceUid: string;
    };

/** A region as a content item. Coordinates are single-precision floats, as the standard has them. Total. */
export function regionItem(relation: Relation, name: Code | null, region: Region): Dataset {
  const { type, points } = region;
  return {
    RelationshipType: relation,
    ValueType: region.on === 'image' ? 'SCOORD' : 'SCOORD3D',
    ...(name && { ConceptNameCodeSequence: [codeItem(name.value, name.scheme, name.meaning)] }),
    GraphicType: type,
    GraphicData: points.flatMap((point) => [...point]),
    ...(region.on === 'image' && region.image.isTiled && { PixelOriginInterpretation: 'VOLUME' }),
    ...(region.on === 'image'
      ? { ContentSequence: [imageItem('SELECTED FROM', null, region.image)] }
      : { ReferencedFrameOfReferenceUID: region.frameOfReferenceUid }),
  };
}
