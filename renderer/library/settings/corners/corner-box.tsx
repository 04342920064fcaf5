import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { CornerLine } from '../../../../models/imaging/hanging/corners/corner-plan.ts';
import type { CornerLines, CornerName } from '../../../../models/imaging/hanging/corners/corner-plan.ts';
import { movedLine, shiftedLine } from '../../../../models/imaging/hanging/corners/own-corners.ts';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { Select } from '../../../ui/form/select.tsx';
import { t } from '../../../ui/text/t.ts';

export interface CornerBoxProps {
  readonly corner: CornerName;
  readonly lines: CornerLines;
  readonly onChange: (lines: CornerLines) => void;
}

/** One corner: its lines with what can be done to each, and a line more. */
export function CornerBox({ corner, lines, onChange }: CornerBoxProps) {
  const name = t(`settings.corners.${corner}`);
  const here = lines[corner];
  return (
    <div className="corner-box" role="group" aria-label={name}>
      <b>{name}</b>
      <ol>
        {here.map((line, index) => (
          <li key={line}>
            <span>{lineName(line)}</span>
            <IconButton
              icon={ChevronUp}
              label={t('settings.corners.up', { line: lineName(line) })}
              refusal={index === 0 ? t('settings.corners.at-end') : undefined}
              onClick={() => onChange(shiftedLine(lines, line, -1))}
            />
            <IconButton
              icon={ChevronDown}
              label={t('settings.corners.down', { line: lineName(line) })}
              refusal={index === here.length - 1 ? t('settings.corners.at-end') : undefined}
              onClick={() => onChange(shiftedLine(lines, line, 1))}
            />
            <IconButton
              icon={X}
              label={t('settings.corners.remove', { line: lineName(line) })}
              onClick={() => onChange(movedLine(lines, line, null))}
            />
          </li>
        ))}
        {here.length === 0 && <li data-tone="hint">{t('settings.corners.empty')}</li>}
      </ol>
      <Select
        small
        hidesLabel
        label={t('settings.corners.add-to', { corner: name })}
        value=""
        options={[
          { value: '', label: t('settings.corners.add') },
          ...CornerLine.options
            .filter((line) => !here.includes(line))
            .map((line) => ({ value: line, label: lineName(line) })),
        ]}
        onChange={(chosen) => {
          const line = CornerLine.safeParse(chosen).data;
          if (line) onChange(movedLine(lines, line, corner));
        }}
      />
    </div>
  );
}

const lineName = (line: CornerLine): string => t(`imaging.corner.${line}`);
