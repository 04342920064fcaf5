import type { Finding } from '../../../../models/findings/finding.ts';
import type { BoxLabel } from '../../../../models/inference/card/flat-card.ts';
import { pointAt } from '../../../../models/inference/card/operating-points.ts';
import type { OperatingPoint } from '../../../../models/inference/card/operating-points.ts';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { countText, percentText } from './figure-text.ts';

interface WhatChangesProps {
  readonly finding: Finding;
  readonly label: BoxLabel;
  readonly shown: number;
}

/** What is shown here, more or fewer than from the card's score; what the test images say of the point, against the card's. */
export function WhatChanges({ finding: { geometry }, label, shown }: WhatChangesProps) {
  const { threshold } = label;
  const boxes = geometry.kind === 'pixel-boxes' ? geometry.boxes : [];
  const from = (least: number): number => boxes.filter(({ score }) => score >= least).length;
  const words =
    shown === threshold
      ? t('findings.threshold.same', { n: from(shown) })
      : t('findings.threshold.here', { n: from(shown), card: from(threshold), threshold: numberText(threshold, 2) });
  return (
    <p role="status">
      {words} {testWords(label, shown)}
    </p>
  );
}

const onTest = (point: OperatingPoint | undefined) => point?.figures.find(({ split }) => split === 'test');

/** The figures of the point, and of the card's beside them; that nothing is known between the points; nothing of an older card. */
function testWords(label: BoxLabel, shown: number): string {
  const [before, after] = [onTest(pointAt(label, label.threshold)), onTest(pointAt(label, shown))];
  if (!before) return '';
  if (!after) return t('findings.threshold.between');
  const words = { finds: percentText(after.sensitivity), false: countText(after.falsePerImage) };
  if (before === after) return t('findings.threshold.test-alone', words);
  const instead = { found: percentText(before.sensitivity), before: countText(before.falsePerImage) };
  return t('findings.threshold.test', { ...words, ...instead });
}
