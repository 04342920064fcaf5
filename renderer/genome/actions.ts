import { ChartNoAxesColumn, Dna, FlaskConical } from 'lucide-react';
import type { Action } from '../ui/action.ts';
import { withStudy } from '../ui/action.ts';
import { takeOutside } from './pharmacogenes/take-outside.ts';
import { readVcf } from './loading/read-vcf.ts';
import { loadScore } from './loading/loading.ts';

export const genomeActions: readonly Action[] = [
  {
    id: 'genome.read',
    label: 'genome.read',
    group: 'genome.group',
    pages: ['genome'],
    keys: [],
    icon: Dna,
    when: withStudy,
    run: async ({ subject }) => {
      if (subject) await readVcf(subject);
    },
  },
  {
    id: 'genome.outside',
    label: 'genome.read-outside',
    group: 'genome.group',
    pages: ['genome'],
    keys: [],
    icon: FlaskConical,
    when: withStudy,
    run: async ({ subject }) => {
      if (subject) await takeOutside(subject);
    },
  },
  {
    id: 'genome.load-score',
    label: 'genome.load-score',
    group: 'genome.group',
    pages: ['genome'],
    keys: [],
    icon: ChartNoAxesColumn,
    when: withStudy,
    run: loadScore,
  },
];
