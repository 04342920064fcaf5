import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { LucideIcon } from 'lucide-react';
import { KeyHint } from '../button/keys/key-hint.tsx';
import { Icon } from '../icon/icon.tsx';
import './command-palette.css';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  /** Why it cannot run now: listed last, with the reason. */
  readonly refusal?: string | undefined;
  readonly run: () => void;
}

export interface CommandPaletteProps {
  readonly label: string;
  readonly placeholder: string;
  readonly nothing: string;
  /** In the order they are offered; the words typed narrow them. */
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}

const most = 12;

/** Find and run: a dialog 420 px wide in the top third. */
export function CommandPalette({ label, placeholder, nothing, commands, onClose }: CommandPaletteProps) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    const onClick = (event: Event): void => void (event.target === element && close());
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, []);
  const found = narrow(commands, words).slice(0, most);
  const run = (command: Command | undefined): void => {
    if (!command || command.refusal) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setChosen(Math.min(Math.max(chosen + by, 0), found.length - 1));
    else if (event.key === 'Enter') run(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      className="command-palette"
      ref={dialog}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="command-palette-search">
        <Icon of={Search} />
        <input
          autoFocus
          role="combobox"
          aria-label={placeholder}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={found[chosen] ? `${id}-${found[chosen].id}` : undefined}
          placeholder={placeholder}
          value={words}
          onKeyDown={onKeyDown}
          onChange={({ currentTarget }) => {
            setWords(currentTarget.value);
            setChosen(0);
          }}
        />
      </div>
      <div role="listbox" id={id} aria-label={label} tabIndex={-1}>
        {found.map((command, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above keeps the keys
          <div
            key={command.id}
            id={`${id}-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            aria-disabled={command.refusal !== undefined}
            onPointerMove={() => setChosen(index)}
            onClick={() => run(command)}
          >
            {command.icon ? <Icon of={command.icon} /> : <span className="command-palette-gap" />}
            <span className="command-palette-label">{command.label}</span>
            {command.refusal ? <small>{command.refusal}</small> : command.keys && <KeyHint keys={command.keys} />}
          </div>
        ))}
      </div>
      {found.length === 0 && <p>{nothing}</p>}
    </dialog>
  );
}

/** Commands whose label holds every word typed, at the start of a word first; impossible ones last. */
const narrow = (commands: readonly Command[], typed: string): readonly Command[] => {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const rank = ({ label, refusal }: Command): number => {
    const text = label.toLocaleLowerCase();
    if (!words.every((word) => text.includes(word))) return -1;
    return (refusal ? 0 : 2) + (words.every((word) => ` ${text}`.includes(` ${word}`)) ? 1 : 0);
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((found) => found.rank >= 0)
    .sort((a, b) => b.rank - a.rank)
    .map((found) => found.command);
};
