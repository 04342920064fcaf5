import type { Action } from '../../../ui/action.ts';
import { KeyHint } from '../../../ui/button/keys/key-hint.tsx';
import { keysOf } from '../../../ui/button/keys/key-map.ts';
import type { Clash, Remapped } from '../../../ui/button/keys/key-map.ts';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { t } from '../../../ui/text/t.ts';
import './keyboard-row.css';

export interface KeyboardRowProps {
  readonly action: Action;
  readonly remapped: Remapped;
  /** The person set it. */
  readonly isOwn: boolean;
  readonly clash: Clash | undefined;
  /** The next key pressed becomes this action's. */
  readonly isWaiting: boolean;
  readonly onChange: () => void;
}

/** One action: its keys, its mouse way, and whether the key is the default, one's own, or taken. */
export function KeyboardRow({ action, remapped, isOwn, clash, isWaiting, onChange }: KeyboardRowProps) {
  const keys = keysOf(action, remapped);
  const other = clash && (clash.first.id === action.id ? clash.second : clash.first);
  return (
    <tr className="keyboard-row">
      <td>{t(action.label)}</td>
      <td className="keyboard-row-keys">
        {isWaiting
          ? t('settings.keys.press')
          : keys.length === 0
            ? '—'
            : keys.map((chord) => <KeyHint key={chord} keys={chord} />)}
      </td>
      <td data-tone="label">{action.mouse ? t(action.mouse) : <span className="keyboard-row-none">—</span>}</td>
      <td>
        <button
          type="button"
          data-clash={other !== undefined}
          aria-label={t('settings.keys.change-of', { action: t(action.label) })}
          onClick={onChange}
        >
          <span className="keyboard-row-state">
            {other ? (
              <>
                <StatusIcon status="warning" size={14} /> {t('settings.keys.also', { action: t(other.label) })}
              </>
            ) : (
              t(isOwn ? 'settings.keys.own' : 'settings.keys.default')
            )}
          </span>
          <span className="keyboard-row-change" aria-hidden="true">
            {t('settings.keys.change')}
          </span>
        </button>
      </td>
    </tr>
  );
}
