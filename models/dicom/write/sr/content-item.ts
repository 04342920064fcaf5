import type { Code } from '../../../base/code.ts';
import { codeItem } from '../modules.ts';
import type { Dataset } from '../encode/dataset.ts';

/** How a content item belongs to the one it stands in. @source DICOM PS3.3 table C.17.3.2.4-1. */
export type Relation =
  | 'CONTAINS'
  | 'HAS OBS CONTEXT'
  | 'HAS ACQ CONTEXT'
  | 'HAS CONCEPT MOD'
  | 'HAS PROPERTIES'
  | 'INFERRED FROM'
  | 'SELECTED FROM';

/** An instance that is pointed at; `frames` and `segments` count from 1, none: all of it. */
export interface Reference {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly frames?: readonly number[];
  readonly segments?: readonly number[];
  readonly isTiled?: boolean; // a whole slide: places are counted over all of its tiles
}

const coded = ({ value, scheme, meaning }: Code): Dataset => codeItem(value, scheme, meaning);

const item = (relation: Relation, valueType: string, name: Code | null): Dataset => ({
  RelationshipType: relation,
  ValueType: valueType,
  ...(name && { ConceptNameCodeSequence: [coded(name)] }),
});

const within = (children: readonly Dataset[]): Dataset => (children.length > 0 ? { ContentSequence: children } : {});

/** A code of the standard's own scheme. Total. */
export const dcm = (value: string, meaning: string): Code => ({ scheme: 'DCM', value, meaning });

/** A heading with what stands under it; `template` of the standard's mapping resource DCMR. Total. */
export const container = (
  relation: Relation,
  name: Code,
  { template, children }: { readonly template?: string; readonly children: readonly Dataset[] },
): Dataset => ({ ...item(relation, 'CONTAINER', name), ...containerModule(template), ...within(children) });

/** What makes a container of a content item, or of a whole document. @source DICOM PS3.3 C.18.8. Total. */
export const containerModule = (template: string | undefined): Dataset => ({
  ContinuityOfContent: 'SEPARATE',
  ...(template !== undefined && {
    ContentTemplateSequence: [
      { MappingResource: 'DCMR', MappingResourceUID: '1.2.840.10008.8.1.1', TemplateIdentifier: template },
    ],
  }),
});

/** A word in plain text. Total. */
export const textItem = (relation: Relation, name: Code, value: string): Dataset => ({
  ...item(relation, 'TEXT', name),
  TextValue: value,
});

/** A code as value. Total. */
export const codeValueItem = (
  relation: Relation,
  name: Code,
  { value, children = [] }: { readonly value: Code; readonly children?: readonly Dataset[] },
): Dataset => ({ ...item(relation, 'CODE', name), ConceptCodeSequence: [coded(value)], ...within(children) });

/** A UID as value. Total. */
export const uidItem = (relation: Relation, name: Code, value: string): Dataset => ({
  ...item(relation, 'UIDREF', name),
  UID: value,
});

/** A person's name as value. Total. */
export const personItem = (relation: Relation, name: Code, value: string): Dataset => ({
  ...item(relation, 'PNAME', name),
  PersonName: value,
});

/** A number with its unit. @throws RangeError for NaN and infinity, when written. */
export const numberItem = (
  relation: Relation,
  name: Code,
  { value, unit, children }: { readonly value: number; readonly unit: Code; readonly children: readonly Dataset[] },
): Dataset => ({
  ...item(relation, 'NUM', name),
  MeasuredValueSequence: [{ NumericValue: value, MeasurementUnitsCodeSequence: [coded(unit)] }],
  ...within(children),
});

/** An image, some of its frames, or a segment of it. Total. */
export const imageItem = (
  relation: Relation,
  name: Code | null,
  { sopClassUid, sopInstanceUid, frames = [], segments = [] }: Reference,
): Dataset => ({
  ...item(relation, 'IMAGE', name),
  ReferencedSOPSequence: [
    {
      ReferencedSOPClassUID: sopClassUid,
      ReferencedSOPInstanceUID: sopInstanceUid,
      ...(frames.length > 0 && { ReferencedFrameNumber: frames }),
      ...(segments.length > 0 && { ReferencedSegmentNumber: segments }),
    },
  ],
});
