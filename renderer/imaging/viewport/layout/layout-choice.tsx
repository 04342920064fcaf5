import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { gridOf, offeredGrids } from '../../../../models/imaging/hanging/layout.ts';
import type { GridLayout, Layout } from '../../../../models/imaging/hanging/layout.ts';
import { t } from '../../../ui/text/t.ts';
import './layout-choice.css';

export interface LayoutChoiceProps {
  readonly chosen: Layout;
  readonly onChoose: (grid: GridLayout) => void;
}

/** Grids to choose from, drawn as they are; arrows go along them. */
export function LayoutChoice({ chosen, onChoose }: LayoutChoiceProps) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => (group.current?.querySelector<HTMLElement>('[aria-checked="true"]') ?? group.current)?.focus(), []);
  return (
    <div
      className="layout-choice"
      ref={group}
      role="radiogroup"
      aria-label={t('imaging.layout.layout')}
      tabIndex={-1}
      onKeyDown={moveAlong}
    >
      {offeredGrids.map((grid) => (
        <button
          type="button"
          key={grid}
          role="radio"
          aria-checked={grid === chosen}
          aria-label={nameOf(grid)}
          onClick={() => onChoose(grid)}
        >
          <GridSign {...gridOf(grid)} />
          <span aria-hidden="true">{nameOf(grid)}</span>
        </button>
      ))}
    </div>
  );
}

const nameOf = (grid: GridLayout): string => t('imaging.grid', gridOf(grid));

const [width, height, gap] = [40, 28, 2];

function GridSign({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  const cell = [(width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows] as const;
  const places = Array.from({ length: rows * columns }, (_, i) => [i % columns, Math.floor(i / columns)] as const);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {places.map(([x, y]) => (
        <rect
          key={`${x} ${y}`}
          x={x * (cell[0] + gap)}
          y={y * (cell[1] + gap)}
          width={cell[0]}
          height={cell[1]}
          rx={1}
          fill="currentColor"
        />
      ))}
    </svg>
  );
}

function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const choices = [...event.currentTarget.querySelectorAll('button')];
  const at = choices.findIndex((choice) => choice === document.activeElement);
  choices[(at + by + choices.length) % choices.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
