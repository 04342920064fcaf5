import type { ImageMemory } from './memory/image-memory.ts';
import type { StoredImage } from './stored-image.ts';

/** Images of this window by name; what they take is counted in its memory, which lets them go. */
export class ImageCache {
  readonly #images = new Map<string, StoredImage>();
  readonly #loading = new Map<string, Promise<StoredImage>>();
  readonly #memory: ImageMemory;

  constructor(memory: ImageMemory) {
    this.#memory = memory;
  }

  /** The image if it is here. */
  peek(name: string): StoredImage | undefined {
    const image = this.#images.get(name);
    if (image) this.#memory.touch(name);
    return image;
  }

  /**
   * The image, loaded when it is not here; two who ask at once share one loading. A failed one is asked anew.
   *
   * @param group  the display set it is counted with.
   */
  async get(name: string, group: string, load: () => Promise<StoredImage>): Promise<StoredImage> {
    const here = this.peek(name);
    if (here) return here;
    const loading = this.#loading.get(name) ?? this.#load(name, group, load);
    this.#loading.set(name, loading);
    return loading;
  }

  async #load(name: string, group: string, load: () => Promise<StoredImage>): Promise<StoredImage> {
    try {
      const image = await load();
      this.#images.set(name, image);
      const drop = (): void => void this.#images.delete(name);
      this.#memory.hold(name, group, { bytes: image.values.byteLength, drop });
      return image;
    } finally {
      this.#loading.delete(name);
    }
  }
}
