import { LocalDate, localDateFromDa } from '../../../base/dates.ts';
import { z } from '../../../base/schema.ts';
import { binaryNumber, itemsOf } from '../../read/dataset.ts';
import type { Dataset } from '../../read/dataset.ts';
import { code, codes, date, number, text } from '../../read/texts.ts';

/** A date and a time of day as the scanner wrote them: no instant, since most files name no zone. */
const WallClock = z.object({
  date: LocalDate.nullable(),
  second: z.number().nullable(), // of the day, fractions kept
  zoneMinutes: z.number().nullable(), // east of UTC, where the file says so
});
export type WallClock = z.infer<typeof WallClock>;

/** What a positron image says of the tracer and its decay: all that a standardized uptake value needs beside the body's size. */
export const Uptake = z.object({
  unit: z.string(), // (0054,1001): BQML, CNTS, GML, PROPCPS …
  suvType: z.string(), // (0054,1006): BW, LBM, BSA …; empty when not said
  decayCorrection: z.string(), // (0054,1102): START, ADMIN, NONE
  corrections: z.array(z.string()), // (0028,0051): ATTN, DECY …
  series: WallClock, // what START means
  acquisition: WallClock,
  injection: WallClock, // (0018,1078)
  injectionSecond: z.number().nullable(), // (0018,1072), a time of day alone
  activityBq: z.number().nullable(),
  halfLifeS: z.number().nullable(),
  heightM: z.number().nullable(),
  philips: z.object({ suvPerCount: z.number().nullable(), bqPerMlPerCount: z.number().nullable() }),
});
export type Uptake = z.infer<typeof Uptake>;

const philipsGroup = 'Philips PET Private Group';

/**
 * The uptake attributes of a positron image.
 *
 * @returns null for another modality. Total; what is absent or no number is null.
 * @source  DICOM PS3.3 C.8.9.1 (PET Series), C.8.9.2 (PET Isotope), C.7.2.2 (Patient Study).
 */
export function readUptake(dataset: Dataset): Uptake | null {
  if (code(dataset, 0x00080060) !== 'PT') return null;
  const zone = zoneMinutes(code(dataset, 0x00080201));
  const [dose] = itemsOf(dataset, 0x00540016);
  const isPhilips = text(dataset, 0x70530010) === philipsGroup;
  const at = (day: number, time: number): WallClock => ({
    date: date(dataset, day),
    second: secondOf(code(dataset, time)),
    zoneMinutes: zone,
  });
  return {
    unit: code(dataset, 0x00541001),
    suvType: code(dataset, 0x00541006),
    decayCorrection: code(dataset, 0x00541102),
    corrections: [...codes(dataset, 0x00280051)],
    series: at(0x00080021, 0x00080031),
    acquisition: at(0x00080022, 0x00080032),
    injection: dateTimeOf(dose ? code(dose, 0x00181078) : ''),
    injectionSecond: secondOf(dose ? code(dose, 0x00181072) : ''),
    activityBq: dose ? number(dose, 0x00181074) : null,
    halfLifeS: dose ? number(dose, 0x00181075) : null,
    heightM: number(dataset, 0x00101020),
    philips: {
      suvPerCount: isPhilips ? factor(dataset, 0x70531000) : null,
      bqPerMlPerCount: isPhilips ? factor(dataset, 0x70531009) : null,
    },
  };
}

/** Private factors are DS; senders that lost the VR write them as text all the same. 0 stands for none. */
const factor = (dataset: Dataset, tag: number): number | null =>
  number(dataset, tag) || binaryNumber(dataset, tag, 'FD') || null;

/** Seconds of the day of a TM; null when it is none. PS3.5 6.2. */
function secondOf(time: string): number | null {
  const [, hours, minutes = '0', seconds = '0'] = /^(\d{2}):?(\d{2})?:?(\d{2}(?:\.\d{1,6})?)?/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** A DT of a day at least. PS3.5 6.2. */
function dateTimeOf(value: string): WallClock {
  const [, day = '', time = '', zone = ''] = /^(\d{8})([\d.]*)([+-]\d{4})?$/.exec(value) ?? [];
  return { date: localDateFromDa(day) ?? null, second: secondOf(time), zoneMinutes: zoneMinutes(zone) };
}

function zoneMinutes(zone: string): number | null {
  const [, sign, hours = '', minutes = ''] = /^([+-])(\d{2})(\d{2})$/.exec(zone) ?? [];
  return sign === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
