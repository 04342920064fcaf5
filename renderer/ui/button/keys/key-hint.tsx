import { keyText } from '../../text/key-text.ts';
import './key-hint.css';

/** A key as it stands on the keyboard: `Ctrl+Z` → two keys. */
export const KeyHint = ({ keys }: { readonly keys: string }) => (
  <span className="key-hint">
    {keyText(keys).map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);
