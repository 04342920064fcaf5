import { AppError } from '../../../models/base/app-error.ts';
import type {
  HostInput,
  HostMachine,
  HostOutcome,
  HostPart,
  HostTrial,
  HostWork,
} from '../../../models/inference/host.ts';
import { isFlatInput, numbersOf } from '../../../models/inference/run/run-image.ts';
import type { ImageInput, ImageOutcome } from '../../../models/inference/run/run-image.ts';
import type { Tensor } from '../../../models/inference/run/runtime.ts';
import { shapeOf } from '../../../models/inference/grid/volume.ts';
import type { NetworkPack } from '../packs/packs.ts';
import type { RunAnswer, RunOptions } from './run-in-node.ts';
import { withPatience } from './with-patience.ts';

type HostAnswer = HostOutcome | HostTrial | { readonly largestDifference: number | null };

/** One piece of work that the window was given. */
interface Running {
  readonly pack: NetworkPack;
  /** What the window may fetch, float32. */
  readonly numbers: Float32Array | null;
  readonly labels: Map<number, Uint8Array>;
  readonly onProgress: (done: number, total: number) => void;
  readonly settle: (answer: HostAnswer) => void;
  readonly fail: (error: AppError) => void;
}

/** How a network that was brought is tried. */
export interface TrialOptions {
  readonly signal: AbortSignal;
  readonly mostBytes: number;
  readonly patienceMs?: number; // for the answer; as for one tile where not said
}

/** What a network answered to one tile, and what it took: memory where that is known. */
export interface TrialAnswer {
  readonly data: Float32Array;
  readonly bytes: number | null;
  readonly timesMs: Readonly<Record<string, number>>;
}

const helloPatienceMs = 10_000;
const patienceMs = 120_000;

/** The hidden inference window as main sees it: what it was given, what it said. One window at most. */
export class HostWindow {
  readonly #running = new Map<string, Running>();
  readonly #newId: () => string;
  #machine: HostMachine | null = null;
  #emit: ((work: HostWork) => void) | null = null;
  #onReady: (() => void)[] = [];

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** The window listens for work until it is gone; what it had not finished then fails. */
  follow(emit: (work: HostWork) => void): () => void {
    this.#emit = emit;
    this.#tellReady();
    return () => {
      if (this.#emit !== emit) return;
      this.#emit = null;
      this.#machine = null;
      for (const { fail } of this.#running.values()) fail(new AppError('infer.host-lost', { reason: 'closed' }));
    };
  }

  hello(machine: HostMachine): void {
    this.#machine = machine;
    this.#tellReady();
  }

  /** The window's machine once it listens; null when it does not within ten seconds. */
  async ready(): Promise<HostMachine | null> {
    if (!this.#isReady())
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, helloPatienceMs);
        this.#onReady.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    return this.#isReady() ? this.#machine : null;
  }

  /** @throws AppError `infer.host-lost`, `infer.hang`, `job.cancelled`, and what the window reports. */
  async run(
    pack: NetworkPack,
    input: ImageInput,
    options: RunOptions & { readonly provider: 'wasm' | 'webgpu' },
  ): Promise<RunAnswer> {
    const { provider, threads } = options;
    const labels = new Map<number, Uint8Array>();
    const toWork = (work: string): HostWork => ({
      kind: 'run',
      work,
      card: pack.card,
      provider,
      threads,
      input: describe(input),
    });
    const answer = await this.#ask(
      toWork,
      { pack, numbers: numbersOf(input), labels, onProgress: options.onTile },
      options,
    );
    if (!('parts' in answer)) throw new TypeError('the window answered another question');
    return { ...answer, parts: answer.parts.map((part, n) => withLabels(part, input, labels.get(n))) };
  }

  /** Largest difference between WebGPU's and WASM's answer to the golden input; null when WebGPU cannot run it. */
  async compare(
    pack: NetworkPack,
    { signal, threads }: Pick<RunOptions, 'signal' | 'threads'>,
  ): Promise<number | null> {
    const toWork = (work: string): HostWork => ({ kind: 'compare', work, card: pack.card, threads });
    const given = { pack, numbers: null, labels: new Map<number, Uint8Array>(), onProgress: () => undefined };
    const answer = await this.#ask(toWork, given, { signal });
    if (!('largestDifference' in answer)) throw new TypeError('the window answered another question');
    return answer.largestDifference;
  }

  /**
   * A network's answer to one tile, in a worker of its own within the window: a network that hangs or wants too much memory
   * ends that worker and nothing else.
   *
   * @throws AppError `infer.hang`, `infer.memory`, `infer.graph`, `infer.worker-died`, `infer.host-lost`, `job.cancelled`.
   */
  async try(pack: NetworkPack, { data, dims }: Tensor, options: TrialOptions): Promise<TrialAnswer> {
    const labels = new Map<number, Uint8Array>();
    const { mostBytes, patienceMs: ms = patienceMs } = options;
    const toWork = (work: string): HostWork => ({ kind: 'try', work, card: pack.card, dims: [...dims], mostBytes });
    const given = { pack, numbers: data, labels, onProgress: () => undefined };
    const answer = await this.#ask(toWork, given, { ...options, ms });
    if (!('bytes' in answer)) throw new TypeError('the window answered another question');
    const put = labels.get(0);
    if (!put) throw new AppError('infer.host-lost', { reason: 'answer' });
    return { ...answer, data: new Float32Array(put.slice().buffer) };
  }

  /** What the window was given and may fetch. @throws AppError `infer.unknown-work`. */
  given(work: string): Pick<Running, 'pack' | 'numbers' | 'labels'> {
    return this.#workOf(work);
  }

  progress(work: string, done: number, total: number): void {
    this.#workOf(work).onProgress(done, total);
  }

  settle(work: string, answer: HostAnswer): void {
    this.#workOf(work).settle(answer);
  }

  fail(work: string, error: AppError): void {
    this.#workOf(work).fail(error);
  }

  #workOf(work: string): Running {
    const running = this.#running.get(work);
    if (!running) throw new AppError('infer.unknown-work');
    return running;
  }

  async #ask(
    toWork: (work: string) => HostWork,
    given: Omit<Running, 'settle' | 'fail'>,
    { signal, ms = patienceMs }: { readonly signal: AbortSignal; readonly ms?: number },
  ): Promise<HostAnswer> {
    const emit = this.#emit;
    if (!emit) throw new AppError('infer.host-lost', { reason: 'closed' });
    const work = this.#newId();
    try {
      return await withPatience(
        { signal, ms },
        (patient, alive) =>
          new Promise<HostAnswer>((resolve, reject) => {
            if (patient.aborted) return reject(new AppError('job.cancelled'));
            const onProgress = (done: number, total: number): void => {
              alive();
              given.onProgress(done, total);
            };
            this.#running.set(work, { ...given, onProgress, settle: resolve, fail: reject });
            patient.addEventListener('abort', () => reject(new AppError('job.cancelled')), { once: true });
            emit(toWork(work));
          }),
      );
    } finally {
      this.#running.delete(work);
      this.#emit?.({ kind: 'stop', work });
    }
  }

  #isReady = (): boolean => this.#emit !== null && this.#machine !== null;

  #tellReady(): void {
    if (this.#isReady()) for (const tell of this.#onReady.splice(0)) tell();
  }
}

function describe(input: ImageInput): HostInput {
  const { modality, bodyPart } = input;
  if (isFlatInput(input)) {
    const { image, view, spacing } = input;
    const { rows, columns, channels } = image;
    return { rows, columns, channels, modality, bodyPart, view, spacing };
  }
  const { volume, missingSlices, boxes, side } = input;
  return {
    geometry: volume.geometry,
    modality,
    bodyPart,
    missingSlices: [...missingSlices],
    boxes: [...boxes],
    side,
  };
}

/** A part with the label map that came beside it. @throws AppError `infer.host-lost` when that is of another size. */
function withLabels(part: HostPart, input: ImageInput, map: Uint8Array | undefined): ImageOutcome['parts'][number] {
  const sized = (bytes: number): Uint8Array => {
    if (map?.length !== bytes) throw new AppError('infer.host-lost', { reason: 'labels' });
    return map;
  };
  if (!('found' in part)) {
    if (isFlatInput(input)) throw new AppError('infer.host-lost', { reason: 'part' });
    return { ...part, labels: sized(shapeOf(input.volume.geometry).reduce((all, n) => all * n, 1)) };
  }
  if (!isFlatInput(input)) throw new AppError('infer.host-lost', { reason: 'part' });
  const { lines, unclear } = part;
  const values = part.values.map(({ spread, interval, ...value }) => ({
    ...value,
    ...(spread !== undefined && { spread }),
    ...(interval && { interval }),
  }));
  const pixels = input.image.rows * input.image.columns;
  const { found } = part;
  switch (found.kind) {
    case 'masks':
      return { found: { kind: 'masks', bits: sized(pixels) }, values, lines, unclear };
    case 'objects': {
      const objects = new Uint32Array(sized(pixels * 4).slice().buffer);
      return { found: { ...found, objects }, values, lines, unclear };
    }
    case 'ellipse':
    case 'boxes':
      return { found, values, lines, unclear };
  }
}
