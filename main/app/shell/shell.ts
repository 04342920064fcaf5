// What a desktop gives, behind one interface. Everything else in main/ is plain Node and never asks which shell it has.

/** How the operating system can keep a secret. `none`: it cannot (Linux `basic_text` counts as none). */
export interface KeyRing {
  readonly backend: string; // recorded with the library: a changed backend is refused
  protect(secret: Uint8Array): Promise<Uint8Array>;
  reveal(wrapped: Uint8Array): Promise<Uint8Array>;
}

export interface FileFilter {
  readonly name: string;
  readonly extensions: readonly string[];
}

export interface OpenDialog {
  readonly title: string;
  readonly kind: 'files' | 'folder';
  readonly filters: readonly FileFilter[];
}

/** A kind of window is an origin of its own; the table of host × path is the permission table. */
export type WindowKind = 'viewer' | 'second' | 'infer';

/** What a kind of window may ask: a second reading window what a viewer may. */
export const rightsOf = (kind: WindowKind): 'viewer' | 'infer' => (kind === 'infer' ? 'infer' : 'viewer');

export interface PrintOptions {
  readonly title: string;
  readonly language: string;
}

export interface Shell {
  readonly kind: 'electron' | 'browser' | 'headless';
  readonly version: string; // of Electron or the browser, for About and the log
  readonly keyRing: KeyRing | null;
  /** Asks the person for files. Resolves with absolute paths; empty when they cancel. */
  openDialog(dialog: OpenDialog): Promise<readonly string[]>;
  openWindow(kind: WindowKind): Promise<void>;
  /** True once a hidden inference window is connected; false where there can be none (headless). */
  openHost(): Promise<boolean>;
  /** A self-contained HTML document as a tagged PDF with outline. */
  printToPdf(html: string, options: PrintOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}
