import { boxTool } from './box/tool.ts';
import { brushTool, eraserTool } from './brush/tool.ts';
import { crosshairTool } from './crosshair/tool.ts';
import { lengthTool } from './length/tool.ts';
import { panTool } from './pan/tool.ts';
import { scrollTool } from './scroll/tool.ts';
import type { Tool, ToolName } from './tool.ts';
import { windowTool } from './window/tool.ts';
import { zoomTool } from './zoom/tool.ts';

/** Every tool of the left button. */
export const tools: readonly Tool[] = [
  boxTool,
  brushTool,
  crosshairTool,
  eraserTool,
  lengthTool,
  panTool,
  scrollTool,
  windowTool,
  zoomTool,
];

export const findTool = (name: ToolName): Tool => tools.find((tool) => tool.name === name) ?? windowTool;
