import type { TechniqueName } from '../../../../models/dicom/header/taken/technique.ts';
import type { Taken, TakenValue } from '../../../../models/imaging/display-set.ts';
import { numberText, unitText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';

/** A value of the technique in a line: its unit, and what stands before it where a unit does not say what it is. */
interface Part {
  readonly name: TechniqueName;
  readonly unit: string;
  readonly isNamed?: boolean;
}

/** The lines that are made of the technique alone. */
const lines = {
  exposure: [
    { name: 'kiloVolt', unit: 'kV' },
    { name: 'exposureMas', unit: 'mAs' },
    { name: 'doseIndexMgy', unit: 'mGy', isNamed: true },
    { name: 'entranceDoseMgy', unit: 'mGy', isNamed: true },
  ],
  timing: [
    { name: 'fieldStrengthT', unit: 'T' },
    { name: 'repetitionMs', unit: 'ms', isNamed: true },
    { name: 'echoMs', unit: 'ms', isNamed: true },
    { name: 'inversionMs', unit: 'ms', isNamed: true },
    { name: 'flipDegrees', unit: '°' },
  ],
  breast: [
    { name: 'compressionForceN', unit: 'N' },
    { name: 'compressedMm', unit: 'mm' },
  ],
  sound: [
    { name: 'transducer', unit: '' },
    { name: 'mechanicalIndex', unit: '', isNamed: true },
    { name: 'softTissueIndex', unit: '', isNamed: true },
  ],
  tracer: [{ name: 'tracer', unit: '' }],
  contrast: [{ name: 'contrast', unit: '' }],
  kernel: [{ name: 'kernel', unit: '' }],
  time: [{ name: 'acquired', unit: '' }],
} as const satisfies Readonly<Record<string, readonly Part[]>>;
export type TechniqueLine = keyof typeof lines;

/** One line of how the images were taken: `120 kV · 80–220 mAs`; empty where the file says nothing of it. */
export function techniqueText(line: TechniqueLine, { technique }: Pick<Taken, 'technique'>): string {
  const parts: readonly Part[] = lines[line];
  return parts
    .flatMap((part) => {
      const value = technique[part.name];
      return value === undefined ? [] : [partText(part, value)];
    })
    .join(' · ');
}

function partText({ name, unit, isNamed = false }: Part, value: TakenValue): string {
  const text = typeof value === 'string' ? value : rangeText(value);
  const gap = unit === '' || unit === '°' ? '' : '\u202F';
  return `${isNamed ? `${t(`imaging.technique.${name}`)} ` : ''}${text}${gap}${unitText(unit)}`;
}

function rangeText({ low, high }: { readonly low: number; readonly high: number }): string {
  const [from, to] = [shortText(low), shortText(high)];
  return from === to ? from : `${from}–${to}`;
}

/** To three places that count. */
const shortText = (value: number): string => numberText(Number(value.toPrecision(3)));
