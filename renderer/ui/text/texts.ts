type Texts = Readonly<Record<string, string>>;

// English is written in parts, one file per word, so that words can be added side by side; another language is one file
// that replaces any of them.
const parts = import.meta.glob<Texts>('../../../resources/languages/parts/*.json', { eager: true, import: 'default' });
const others = import.meta.glob<Texts>('../../../resources/languages/*.json', { eager: true, import: 'default' });

const english: Texts = Object.assign({}, ...Object.values(parts));
const languages: Readonly<Record<string, Texts>> = Object.fromEntries(
  Object.entries(others).map(([path, texts]) => [path.replace(/^.*\/(.+)\.json$/, '$1'), { ...english, ...texts }]),
);

/** The window's language: what `<html lang>` says; the frame sets it from the settings. */
export const language = (): string => (typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en');

/** Every text of the window, by key, in its language. */
export const texts = (): Texts => languages[language()] ?? english;
