import { expect, test } from 'vitest';
import { checkSetting, isSettingKey, resolveSetting, settings } from './settings.ts';
import type { Policy, SettingValue } from './settings.ts';

const policy = (values: Record<string, SettingValue>, locked: string[] = []): Policy => ({
  schema: 1,
  values: { ...values } as Policy['values'],
  locked,
});
const none = policy({});

test.each(Object.entries(settings))('the default of %s fits its own entry', (key, entry) => {
  expect(checkSetting(key, entry.default)).toEqual({ ok: true, value: entry.default });
});

test('the user decides over the default, a locking policy over the user', () => {
  const user = new Map([['models.threads', 4]]);
  expect(resolveSetting('models.threads', { policy: none, user: new Map() })).toMatchObject({
    value: 2,
    from: 'default',
  });
  expect(resolveSetting('models.threads', { policy: none, user })).toMatchObject({
    value: 4,
    from: 'user',
    isLocked: false,
  });
  expect(
    resolveSetting('models.threads', { policy: policy({ 'models.threads': 1 }, ['models.threads']), user }),
  ).toMatchObject({ value: 1, from: 'policy', isLocked: true });
  expect(resolveSetting('models.threads', { policy: policy({ 'models.threads': 1 }), user })).toMatchObject({
    value: 4,
    from: 'user',
  });
});

test('a policy cannot lock what is a reader’s own choice', () => {
  const locked = resolveSetting('display.theme', {
    policy: policy({ 'display.theme': 'light' }, ['display.theme']),
    user: new Map([['display.theme', 'dark']]),
  });
  expect(locked).toMatchObject({ value: 'dark', from: 'user', isLocked: false });
});

test('a value outside its limits counts as absent', () => {
  expect(resolveSetting('display.scale', { policy: none, user: new Map([['display.scale', 400]]) })).toMatchObject({
    value: 100,
    from: 'default',
  });
  expect(checkSetting('display.scale', 400)).toMatchObject({ ok: false, error: { code: 'settings.value' } });
});

test('inherited names are no settings', () => expect(isSettingKey('constructor')).toBe(false));
