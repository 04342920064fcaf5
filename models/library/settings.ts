import { ok, no } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import { z } from '../base/schema.ts';

/** How one setting is shown and checked. `page` is where it stands; `isLockable`: machine policy may fix it. */
export type SettingEntry = { readonly page: SettingPage; readonly isLockable: boolean } & (
  | { readonly kind: 'boolean'; readonly default: boolean }
  | { readonly kind: 'choice'; readonly default: string; readonly choices: readonly string[] }
  | {
      readonly kind: 'number';
      readonly default: number;
      readonly min: number;
      readonly max: number;
      readonly unit: string;
    }
  | { readonly kind: 'keys'; readonly default: Readonly<Record<string, string>> }
  /** Texts by name; a page of its own reads and sets them. */
  | { readonly kind: 'texts'; readonly default: Readonly<Record<string, string>> }
);
export type SettingPage = 'general' | 'display' | 'keyboard' | 'mouse' | 'reading' | 'models' | 'library' | 'network';

/** Every setting of the product. A row here and its text is all that one more takes; the page draws itself. */
export const settings = {
  'general.language': { page: 'general', isLockable: true, kind: 'choice', default: 'en', choices: ['en'] },
  'display.theme': { page: 'display', isLockable: false, kind: 'choice', default: 'dark', choices: ['dark', 'light'] },
  'display.reportTheme': {
    page: 'display',
    isLockable: false,
    kind: 'choice',
    default: 'dark',
    choices: ['dark', 'light'],
  },
  'display.scale': { page: 'display', isLockable: false, kind: 'number', default: 100, min: 90, max: 150, unit: '%' },
  'display.drawing': {
    page: 'display',
    isLockable: true,
    kind: 'choice',
    default: 'automatic',
    choices: ['automatic', 'cpu', 'gpu'],
  },
  /** Chromium's `--use-angle`: by the next start. `off`: no graphics processor at all. */
  'display.backend': {
    page: 'display',
    isLockable: true,
    kind: 'choice',
    default: 'default',
    choices: ['default', 'd3d11', 'gl', 'metal', 'vulkan', 'swiftshader', 'off'],
  },
  /** MB (10⁶ bytes) that images and volumes may take in a window; automatic: a quarter of the machine's, at most 4 GB. */
  'display.imageMemory': {
    page: 'display',
    isLockable: true,
    kind: 'choice',
    default: 'automatic',
    choices: ['automatic', '500', '1000', '2000', '4000', '8000', '16000'],
  },
  'display.dim': { page: 'display', isLockable: false, kind: 'boolean', default: false },
  'keyboard.scheme': {
    page: 'keyboard',
    isLockable: false,
    kind: 'choice',
    default: 'phenoscope',
    choices: ['phenoscope', 'ohif', 'weasis'],
  },
  'keyboard.keys': { page: 'keyboard', isLockable: false, kind: 'keys', default: {} },
  'mouse.backToWindow': { page: 'mouse', isLockable: false, kind: 'boolean', default: false },
  'reading.aiAfterLook': { page: 'reading', isLockable: true, kind: 'boolean', default: true },
  'reading.corners': { page: 'reading', isLockable: false, kind: 'texts', default: {} },
  'models.signedOnly': { page: 'models', isLockable: true, kind: 'boolean', default: false },
  /** Keys whose signature on a pack counts: a name for each, and the key's fingerprint. The policy sets them. */
  'models.trustedKeys': { page: 'models', isLockable: true, kind: 'texts', default: {} },
  /**
   * A server of the open inference protocol (KServe v2): `url`, and where needed `ca` (PEM), `token`, `timeoutSeconds`. The
   * policy sets it.
   */
  'models.server': { page: 'models', isLockable: true, kind: 'texts', default: {} },
  'models.threads': { page: 'models', isLockable: true, kind: 'number', default: 2, min: 1, max: 16, unit: '1' },
  'library.import': { page: 'library', isLockable: true, kind: 'choice', default: 'copy', choices: ['copy', 'index'] },
  'library.lockAfterMinutes': {
    page: 'library',
    isLockable: true,
    kind: 'number',
    default: 10,
    min: 1,
    max: 120,
    unit: 'min',
  },
  'network.isAllowed': { page: 'network', isLockable: true, kind: 'boolean', default: false },
} as const satisfies Readonly<Record<string, SettingEntry>>;

export type SettingKey = keyof typeof settings;
export type SettingValue = boolean | string | number | Readonly<Record<string, string>>;

const Value = z.union([z.boolean(), z.string(), z.number(), z.record(z.string(), z.string())]);

/** A setting as it holds now, and who decided: machine policy over user over default. */
export const SettingRow = z.object({
  key: z.string(),
  value: Value,
  from: z.enum(['policy', 'user', 'default']),
  isLocked: z.boolean(),
});
export type SettingRow = z.infer<typeof SettingRow>;

/** Machine policy, read only: values the IT department sets, and whether a user may still change each. */
export const Policy = z.object({
  schema: z.literal(1),
  values: z.record(z.string(), Value).default({}),
  locked: z.array(z.string()).default([]),
});
export type Policy = z.infer<typeof Policy>;

/** True for a name in the table. Total; inherited names such as `constructor` are none. */
export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settings, key);

/**
 * A value checked against its entry.
 *
 * @returns the value, or `settings.unknown` (no such key), `settings.value` (not of its kind, or outside its limits).
 */
export function checkSetting(key: string, value: unknown): Result<SettingValue, Refusal> {
  if (!isSettingKey(key)) return no('settings.unknown', { key });
  const parsed = schemaOf(settings[key]).safeParse(value);
  return parsed.success ? ok(parsed.data) : no('settings.value', { key });
}

function schemaOf(entry: SettingEntry): z.ZodType<SettingValue> {
  switch (entry.kind) {
    case 'boolean':
      return z.boolean();
    case 'choice':
      return z.enum(entry.choices);
    case 'number':
      return z.number().min(entry.min).max(entry.max);
    case 'keys':
    case 'texts':
      return z.record(z.string(), z.string());
  }
}

/** What decides a setting: both maps as read from disk; unknown or ill-fitting values count as absent. */
export interface SettingSources {
  readonly policy: Policy;
  readonly user: ReadonlyMap<string, unknown>;
}

/**
 * A setting as it holds now: policy (when it locks the key, or the user chose nothing) over user over default.
 * A key that is not lockable is never locked, whatever the policy says. Total.
 */
export function resolveSetting(key: SettingKey, { policy, user }: SettingSources): SettingRow {
  const entry: SettingEntry = settings[key];
  const isLocked = entry.isLockable && policy.locked.includes(key);
  const given = (value: unknown) => (value === undefined ? undefined : checkSetting(key, value));
  const fromPolicy = given(policy.values[key]);
  const fromUser = given(user.get(key));
  if (fromPolicy?.ok && (isLocked || !fromUser?.ok)) return { key, value: fromPolicy.value, from: 'policy', isLocked };
  if (fromUser?.ok && !isLocked) return { key, value: fromUser.value, from: 'user', isLocked };
  return { key, value: entry.default, from: 'default', isLocked };
}
