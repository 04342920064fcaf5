/** Tells whoever listens. What one listener throws reaches the teller, so listeners only pass on. */
export class News<T> {
  readonly #listeners = new Set<(value: T) => void>();

  tell(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }

  /** @returns stops listening. */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
