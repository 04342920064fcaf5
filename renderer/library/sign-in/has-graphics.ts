/** True when the window draws on a graphics processor; software drawing counts as none. */
export function hasGraphics(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return false;
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = names ? context.getParameter(names.UNMASKED_RENDERER_WEBGL) : '';
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof renderer === 'string' && !/swiftshader|llvmpipe|software|basic render/i.test(renderer);
}
