import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Uptake, WallClock } from '../../dicom/header/taken/uptake.ts';

const daySeconds = 86_400;
/** Clocks of one scanner agree to this; a series that begins later than its image was not the scan. */
const toleranceS = 60;
const mostHalfLives = 10; // a thousandth is left: no such image is taken

export interface Decay {
  readonly seconds: number;
  /** What had to be taken for granted, by its code. */
  readonly doubts: readonly ('imaging.suv-time-of-day' | 'imaging.suv-day-before')[];
}

/**
 * How long the injected activity had decayed at the moment the values are corrected to.
 *
 * @returns 0 where they are corrected to the injection (ADMIN); else from injection to the series' own begin, never to
 *   that of one bed's acquisition. Refusals: `imaging.suv-decay` {correction}, `imaging.suv-no-series-time`,
 *   `imaging.suv-no-injection-time`, `imaging.suv-times`.
 * @source  DICOM PS3.3 C.8.9.1.1.2 (Decay Correction).
 */
export function decaySeconds(uptake: Uptake): Result<Decay, Refusal> {
  if (uptake.decayCorrection === 'ADMIN') return ok({ seconds: 0, doubts: [] });
  if (uptake.decayCorrection !== 'START')
    return no('imaging.suv-decay', { correction: uptake.decayCorrection || 'NONE' });
  const start = secondsOf(uptake.series);
  if (start === null || uptake.series.second === null) return no('imaging.suv-no-series-time');
  const acquired = secondsOf(uptake.acquisition);
  if (acquired !== null && (acquired < start - toleranceS || acquired > start + daySeconds))
    return no('imaging.suv-times');
  const decay = sinceInjection(uptake, start, uptake.series.second);
  if (!decay) return no('imaging.suv-no-injection-time');
  const isPossible = decay.seconds >= 0 && decay.seconds <= mostHalfLives * (uptake.halfLifeS ?? 0);
  return isPossible ? ok(decay) : no('imaging.suv-times');
}

/** Date and time where both fit the series; else the time of day, on the series' day or the day before. */
function sinceInjection(
  { injection, injectionSecond, series }: Uptake,
  start: number,
  startOfDay: number,
): Decay | null {
  const injected = secondsOf(injection);
  const shift = injection.zoneMinutes !== null && series.zoneMinutes !== null;
  const zone = shift ? ((injection.zoneMinutes ?? 0) - (series.zoneMinutes ?? 0)) * 60 : 0;
  const exact = injected === null ? null : start - (injected - zone);
  if (exact !== null && exact >= 0 && exact < daySeconds) return { seconds: exact, doubts: [] };
  const second = injectionSecond ?? injection.second;
  if (second === null) return null;
  const sameDay = startOfDay - second;
  const doubts = exact === null ? [] : (['imaging.suv-time-of-day'] as const);
  return sameDay >= 0
    ? { seconds: sameDay, doubts }
    : { seconds: sameDay + daySeconds, doubts: [...doubts, 'imaging.suv-day-before'] };
}

/** Seconds of a wall clock since a day long ago; null unless both date and time are known. */
const secondsOf = ({ date, second }: WallClock): number | null =>
  date === null || second === null ? null : Date.parse(date) / 1000 + second;
