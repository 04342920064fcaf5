import type { FoundGpu } from './machine.ts';

function find(): FoundGpu {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) return null;
  const named = context.getExtension('WEBGL_debug_renderer_info');
  const names: unknown[] = [context.RENDERER, named?.UNMASKED_RENDERER_WEBGL].map(
    (name) => name !== undefined && context.getParameter(name),
  );
  const longestSide: unknown = context.getParameter(context.MAX_3D_TEXTURE_SIZE);
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return { names: names.filter((name) => typeof name === 'string'), longestSide: Number(longestSide) };
}

postMessage(find());
