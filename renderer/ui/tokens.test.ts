import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const css = readFileSync(new URL('ui/tokens.css', root), 'utf8');

/** The colours of one theme, by token. */
function themeOf(selector: string): ReadonlyMap<string, string> {
  const [, block = ''] = css.split(selector);
  const [body = ''] = block.split('}');
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gi)].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: ReadonlyMap<string, string>, ink: string, ground: string): number {
  const [light = 0, dark = 0] = [ink, ground]
    .map((name) => luminance(theme.get(name) ?? '#000000'))
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['bg-1', 'bg-2', 'bg-3', 'bg-4'];
const inks = ['text-1', 'text-2', 'text-3', 'accent', 'danger', 'warn', 'ok'];
const washed = ['danger', 'warn', 'ok'].map((ink) => [ink, `${ink}-wash`] as const);

describe.each([
  ['dark', themeOf("[data-theme='dark'] {")],
  ['light', themeOf("[data-theme='light'] {")],
])('%s', (_name, theme) => {
  test('every ink is read on every ground: 4.5 to 1 at least', () => {
    const faint = inks.flatMap((ink) =>
      grounds.filter((ground) => contrast(theme, ink, ground) < 4.5).map((ground) => `${ink} on ${ground}`),
    );
    expect(faint).toEqual([]);
  });

  test('borders of controls stand 3 to 1 against every ground', () => {
    expect(grounds.filter((ground) => contrast(theme, 'line-3', ground) < 3)).toEqual([]);
  });

  test('warnings are read on their own wash, white on what is filled', () => {
    const pairs = [
      ...washed,
      ['on-accent', 'accent-fill'],
      ['on-accent', 'danger-fill'],
      ['text-1', 'accent-wash'],
    ] as const;
    expect(pairs.filter(([ink, ground]) => contrast(theme, ink, ground) < 4.5)).toEqual([]);
  });
});

test('the figures of the design hold: text 2 on the bar, dark 8.3 and light 8.1', () => {
  expect(contrast(themeOf("[data-theme='dark'] {"), 'text-2', 'bg-2')).toBeCloseTo(8.3, 1);
  expect(contrast(themeOf("[data-theme='light'] {"), 'text-2', 'bg-2')).toBeCloseTo(8.1, 1);
});

test('no colour stands outside the tokens', () => {
  const files = globSync('**/*.css', { cwd: root }).filter((file) => file !== 'ui/tokens.css');
  expect(
    files.filter((file) => /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(readFileSync(new URL(file, root), 'utf8'))),
  ).toEqual([]);
});

test('no text is smaller than 12 px', () => {
  const files = globSync('**/*.css', { cwd: root });
  const small = files.flatMap((file) =>
    [...readFileSync(new URL(file, root), 'utf8').matchAll(/font(?:-size)?:[^;]*?\b(\d+(?:\.\d+)?)px/g)]
      .filter(([, px]) => Number(px) < 12)
      .map(([rule]) => `${file}: ${rule}`),
  );
  expect(small).toEqual([]);
});
