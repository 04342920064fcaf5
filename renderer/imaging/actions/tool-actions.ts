import { Box, Contrast, Crosshair, Eraser, Layers, Move, PenLine, Ruler, ZoomIn } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { caseView } from '../../app/api/case-view.ts';
import type { Action } from '../../ui/action.ts';
import { t } from '../../ui/text/t.ts';
import { drawings } from '../drawings/drawings.ts';
import type { ToolName } from '../tools/tool.ts';
import { announce } from '../view/announce.ts';
import { reading } from '../view/reading.ts';
import { onImages, withBoxes, withImage, withMask } from './when.ts';

/** Chooses the tool of the left button; what waited for a second click is given up. */
export function chooseTool(tool: ToolName): void {
  drawings.set((before) => ({ ...before, line: null }));
  reading.set((state) => ({ ...state, tool }));
  caseView.set((view) => ({ ...view, isBrushing: tool === 'brush' || tool === 'eraser' }));
  announce(t('imaging.said.tool', { tool: t(`imaging.tool.${tool}`) }));
}

interface ToolRow {
  readonly tool: ToolName;
  readonly keys: readonly string[];
  readonly icon: LucideIcon;
  readonly when: Action['when'];
}

const rows: readonly ToolRow[] = [
  { tool: 'window', keys: ['W'], icon: Contrast, when: withImage },
  { tool: 'pan', keys: ['T'], icon: Move, when: withImage },
  { tool: 'zoom', keys: ['Z'], icon: ZoomIn, when: withImage },
  { tool: 'scroll', keys: ['S'], icon: Layers, when: withImage },
  { tool: 'crosshair', keys: ['H'], icon: Crosshair, when: withImage },
  { tool: 'length', keys: ['L'], icon: Ruler, when: withImage },
  { tool: 'brush', keys: ['D'], icon: PenLine, when: withMask },
  { tool: 'eraser', keys: ['Shift+D'], icon: Eraser, when: withMask },
  { tool: 'box', keys: ['Shift+B'], icon: Box, when: withBoxes },
];

export const toolActions: readonly Action[] = rows.map(({ tool, keys, icon, when }) => ({
  ...onImages,
  id: `imaging.${tool}`,
  label: `imaging.tool.${tool}`,
  keys,
  icon,
  when,
  run: () => chooseTool(tool),
}));
