import type { SlideToolName } from '../slides-view.ts';
import { circleTool } from './circle-tool.ts';
import { countTool } from './count-tool.ts';
import { lengthTool } from './length-tool.ts';
import { nucleusTool } from './nucleus-tool.ts';
import { outlineTool } from './outline-tool.ts';
import { regionTool } from './region-tool.ts';
import type { SlideTool } from './slide-tool.ts';

/** What the left button does by the tool that is chosen; moving the slide is the viewer's own. */
export const slideTools: Readonly<Record<Exclude<SlideToolName, 'pan'>, SlideTool>> = {
  region: regionTool,
  outline: outlineTool,
  length: lengthTool,
  count: countTool,
  circle: circleTool,
  nucleus: nucleusTool,
};
