import type { StoredImage } from './stored-image.ts';

/** Images of this window, the one asked for last at the end; the oldest go when their bytes exceed the budget. */
export class ImageCache {
  readonly #images = new Map<string, StoredImage>();
  readonly #loading = new Map<string, Promise<StoredImage>>();
  readonly #budget: number; // bytes
  #held = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  /** The image if it is here. */
  peek(name: string): StoredImage | undefined {
    const image = this.#images.get(name);
    if (!image) return undefined;
    this.#images.delete(name);
    this.#images.set(name, image);
    return image;
  }

  /** The image, loaded when it is not here; two who ask at once share one loading. A failed one is asked anew. */
  async get(name: string, load: () => Promise<StoredImage>): Promise<StoredImage> {
    const here = this.peek(name);
    if (here) return here;
    const loading = this.#loading.get(name) ?? this.#load(name, load);
    this.#loading.set(name, loading);
    return loading;
  }

  async #load(name: string, load: () => Promise<StoredImage>): Promise<StoredImage> {
    try {
      const image = await load();
      this.#images.set(name, image);
      this.#held += image.values.byteLength;
      this.#evict(name);
      return image;
    } finally {
      this.#loading.delete(name);
    }
  }

  #evict(newest: string): void {
    for (const [name, { values }] of this.#images) {
      if (this.#held <= this.#budget || name === newest) return;
      this.#images.delete(name);
      this.#held -= values.byteLength;
    }
  }
}
