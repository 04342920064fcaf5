import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { crc32, deflateRawSync } from 'node:zlib';

const mostInMember = 65_280; // text of one bgzip member
const written = 1 << 20;
const endMark = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

/** A text on its way to a file, plain, or bgzip where its name ends in `.gz` or `.bgz`. Under its name it is there whole, or not at all. */
export class TextFile {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #isPacked: boolean;
  #text: Buffer[] = [];
  #bytes = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
    this.#isPacked = /\.b?gz$/i.test(path);
  }

  static async create(path: string): Promise<TextFile> {
    return new TextFile(path, await open(`${path}.part`, 'w'));
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.#text.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes >= written) await this.#flush(false);
  }

  async end(): Promise<void> {
    await this.#flush(true);
    if (this.#isPacked) await this.#file.appendFile(endMark);
    await this.#file.close();
    await rename(`${this.#path}.part`, this.#path);
  }

  /** Nothing of it stays. */
  async drop(): Promise<void> {
    await this.#file.close();
    await rm(`${this.#path}.part`, { force: true });
  }

  async #flush(isLast: boolean): Promise<void> {
    const all = Buffer.concat(this.#text);
    const whole = isLast || !this.#isPacked ? all.length : all.length - (all.length % mostInMember);
    const rest = all.subarray(whole);
    this.#text = rest.length > 0 ? [rest] : [];
    this.#bytes = rest.length;
    await this.#file.appendFile(this.#isPacked ? membersOf(all.subarray(0, whole)) : all);
  }
}

/** @source SAM specification 4.1. */
const membersOf = (text: Buffer): Buffer => {
  const members: Buffer[] = [];
  for (let at = 0; at < text.length; at += mostInMember) {
    const own = text.subarray(at, at + mostInMember);
    const packed = deflateRawSync(own);
    const member = Buffer.alloc(26 + packed.length);
    member.write('1f8b08040000000000ff060042430200', 'hex');
    member.writeUInt16LE(member.length - 1, 16);
    packed.copy(member, 18);
    member.writeUInt32LE(crc32(own), member.length - 8);
    member.writeUInt32LE(own.length, member.length - 4);
    members.push(member);
  }
  return Buffer.concat(members);
};
