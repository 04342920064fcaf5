import { findings } from './findings/section.ts';
import { genome } from './genome/section.ts';
import { impression } from './impression/section.ts';
import { indication } from './indication/section.ts';
import { limits } from './limits/section.ts';
import { patient } from './patient/section.ts';
import { risk } from './risk/section.ts';
import type { SectionWriter } from './section-writer.ts';
import { technique } from './technique/section.ts';

/** Every section there is, by name; a template chooses and orders them. */
export const sections: readonly SectionWriter[] = [
  findings,
  genome,
  impression,
  indication,
  limits,
  patient,
  risk,
  technique,
];
