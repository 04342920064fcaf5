import { dicom } from '../models/dicom/contract.ts';
import { findings } from '../models/findings/contract.ts';
import { genome } from '../models/genome/contract.ts';
import { imaging } from '../models/imaging/contract.ts';
import { inference } from '../models/inference/contract.ts';
import { library } from '../models/library/contract.ts';
import { report } from '../models/report/contract.ts';
import { risk } from '../models/risk/contract.ts';
import { slides } from '../models/slides/contract.ts';

/** Every word's contract; the client of the window, the command line and the tests is drawn from this list. */
export const contract = { dicom, findings, genome, imaging, inference, library, report, risk, slides } as const;
export type Contract = typeof contract;
