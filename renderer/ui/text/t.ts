import { fillText } from './fill-text.ts';
import type { Params } from './fill-text.ts';
import { language, texts } from './texts.ts';

/** The text of a key in the window's language, without emphasis. An unknown key shows itself: never an empty place. */
export function t(key: string, params: Params = {}): string {
  const text = texts()[key];
  return text === undefined ? key : fillText(text.replaceAll('**', ''), params, language());
}

/** True when a text of this key exists. */
export const hasText = (key: string): boolean => Object.hasOwn(texts(), key);

/** A message as LOOK 9 writes it: what happened, and one sentence why. The bold part of the text is the `what`. */
export function message(code: string, params: Params = {}): Message {
  const text = texts()[code];
  if (text === undefined) return { what: t('message.unknown'), why: '' };
  const filled = fillText(text, params, language());
  const [, what, why] = /^\*\*(.+?)\.?\*\*\s*(.*)$/s.exec(filled) ?? [];
  return what === undefined ? { what: filled.replace(/\.$/, ''), why: '' } : { what, why: why ?? '' };
}

/** What happened, and why or what to do. */
export interface Message {
  readonly what: string;
  readonly why: string;
}

/** The same as one line of text. */
export function messageText(code: string, params: Params = {}): string {
  const { what, why } = message(code, params);
  return why === '' ? `${what}.` : `${what}. ${why}`;
}
