/**
 * The name under which a graphics card's proof is remembered: maker, architecture, device, driver where the browser tells,
 * and the browser's version. Null where there is no card, or only software that imitates one.
 */
export async function findGpu(): Promise<string | null> {
  if (!('gpu' in navigator)) return null;
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter || adapter.info.isFallbackAdapter) return null;
  const { vendor, architecture, device, description } = adapter.info;
  const browser = /(?:Chrome|Electron)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? navigator.userAgent;
  return [vendor, architecture, device, description, browser].filter(Boolean).join(' · ');
}
