const regions =
  'header.bar, main nav, main [role=application], main [role=grid], main article, main aside, main footer';
const reachable = 'a[href], button:not(:disabled), input, select, textarea, [tabindex="0"]';

/** Moves the focus to the next region of the page (bar, strip, view, panel), around its end to the first. */
export function nextRegion(): void {
  const found = [...document.querySelectorAll<HTMLElement>(regions)].filter((region) => region.checkVisibility());
  const at = found.findLastIndex((region) => region.contains(document.activeElement));
  for (const region of [...found.slice(at + 1), ...found.slice(0, at + 1)]) {
    const target = region.matches('[tabindex="0"]') ? region : region.querySelector<HTMLElement>(reachable);
    target?.focus();
    if (target && target === document.activeElement) return;
  }
}
