import type { ClassRule, Classification } from '../../../../models/genome/variants/acmg/classify.ts';
import type { VariantClass } from '../../../../models/genome/variants/acmg/scheme.ts';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';

/** The class in words, with how warm an uncertain one is where the scheme says so. */
export const classWord = ({ class: made, temperature }: Pick<Classification, 'class' | 'temperature'>): string =>
  temperature === null
    ? t(`genome.class-${made}`)
    : t('genome.class-warm', { class: t(`genome.class-${made}`), temperature });

/** How grave a class is, by colour beside its word. */
export const classTones: Readonly<Record<VariantClass, 'danger' | 'warn' | 'plain' | 'ok'>> = {
  pathogenic: 'danger',
  'likely-pathogenic': 'warn',
  uncertain: 'plain',
  'likely-benign': 'plain',
  benign: 'plain',
};

/** What of the scheme made the class, in a sentence. */
export function ruleText({ rule, points, isContradictory }: Classification): string {
  if (isContradictory) return t('genome.rule-contradictory');
  if (rule === null) return t('genome.rule-none');
  return ofRule(rule, points ?? 0);
}

const ofRule = (rule: ClassRule, points: number): string => {
  if (rule.kind === 'alone') return t('genome.rule-alone', { code: rule.code });
  if (rule.kind === 'points')
    return rule.from === null
      ? t('genome.rule-below', { points: numberText(points) })
      : t('genome.rule-points', { points: numberText(points), from: numberText(rule.from) });
  const counts = Object.entries(rule.atLeast)
    .filter(([, n]) => n > 0)
    .map(([strength, n]) => t('genome.n-of-strength', { n, strength: t(`genome.strength-${strength}`) }));
  return t('genome.rule-combination', { counts: counts.join(' + '), side: t(`genome.side-${rule.side}`) });
};
