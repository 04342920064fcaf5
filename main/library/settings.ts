import { readFile } from 'node:fs/promises';
import { AppError } from '../../models/base/app-error.ts';
import { checkSetting, isSettingKey, Policy, resolveSetting, settings } from '../../models/library/settings.ts';
import type { SettingKey, SettingRow, SettingValue } from '../../models/library/settings.ts';
import type { Store } from './store.ts';

/** Where the IT department puts its policy; `PHENOSCOPE_POLICY` names another file. Read only, for every account. */
export function policyPath(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const named = environment['PHENOSCOPE_POLICY'];
  if (named) return named;
  if (platform === 'win32') return `${environment['ProgramData'] ?? 'C:\\ProgramData'}\\Phenoscope\\policy.json`;
  return platform === 'darwin' ? '/Library/Application Support/Phenoscope/policy.json' : '/etc/phenoscope/policy.json';
}

/**
 * The machine's policy; an empty one when there is no file.
 *
 * @throws AppError `settings.policy` when the file cannot be read as one: a policy is never passed over in silence.
 */
export async function readPolicy(file: string): Promise<Policy> {
  try {
    return Policy.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Policy.parse({ schema: 1 });
    throw new AppError('settings.policy', { file }, error);
  }
}

const sameForAll = 'machine'; // one account: its choices are the machine's

/** Policy over user over default. */
export class Settings {
  readonly #store: Store;
  readonly #policy: Policy;
  readonly #user: Map<string, unknown>;

  private constructor(store: Store, policy: Policy, user: Map<string, unknown>) {
    this.#store = store;
    this.#policy = policy;
    this.#user = user;
  }

  static async open(store: Store, policy: Policy): Promise<Settings> {
    const rows = await store.userSettings(sameForAll);
    return new Settings(store, policy, new Map(rows.map(({ key, value }) => [key, value])));
  }

  get(key: SettingKey): SettingValue {
    return this.row(key).value;
  }

  row(key: SettingKey): SettingRow {
    return resolveSetting(key, { policy: this.#policy, user: this.#user });
  }

  all(): SettingRow[] {
    return Object.keys(settings)
      .filter(isSettingKey)
      .map((key) => this.row(key));
  }

  /** Null: back to the default. @throws AppError `settings.unknown`, `settings.value`, `settings.locked`. */
  async set(key: string, value: SettingValue | null): Promise<SettingRow> {
    if (!isSettingKey(key)) throw new AppError('settings.unknown', { key });
    if (this.row(key).isLocked) throw new AppError('settings.locked', { key });
    const checked = value === null ? null : checkSetting(key, value);
    if (checked && !checked.ok) throw new AppError(checked.error.code, checked.error.params);
    await this.#store.putSetting({ account: sameForAll, key, value: checked ? checked.value : null });
    if (checked) this.#user.set(key, checked.value);
    else this.#user.delete(key);
    return this.row(key);
  }
}
