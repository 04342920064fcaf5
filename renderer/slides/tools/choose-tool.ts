import { chooseNothing } from '../objects/choose-object.ts';
import { forgetDrawing, slidesView } from '../slides-view.ts';
import type { SlideToolName } from '../slides-view.ts';

/** An action that puts a tool on the left button; what was being drawn with another is let go. */
export const chooseTool = (tool: SlideToolName) => (): void => {
  forgetDrawing();
  chooseNothing();
  slidesView.set((state) => ({ ...state, tool }));
};
