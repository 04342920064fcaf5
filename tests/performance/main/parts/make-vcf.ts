import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { makeBgzipMember } from '../../../fixtures/make-bgzip.ts';

// Lengths of GRCh38's chromosomes 1 to 22, in order.
const lengths = [
  248956422, 242193529, 198295559, 190214555, 181538259, 170805979, 159345973, 145138636, 138394717, 133797422,
  135086622, 133275309, 114364328, 107043718, 101991189, 90338345, 83257441, 80373285, 58617616, 64444167, 46709983,
  50818468,
];
const bases = 'ACGT';
const memberBytes = 65_280; // of text in one BGZF member
const endMark = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

/** Random numbers below 1, the same each time. */
const makeRandom = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const header = (): string =>
  [
    '##fileformat=VCFv4.2',
    '##FILTER=<ID=PASS,Description="All filters passed">',
    '##INFO=<ID=AC,Number=A,Type=Integer,Description="Allele count">',
    '##INFO=<ID=AF,Number=A,Type=Float,Description="Allele frequency">',
    '##INFO=<ID=AN,Number=1,Type=Integer,Description="Allele number">',
    '##INFO=<ID=FS,Number=1,Type=Float,Description="Strand bias">',
    '##INFO=<ID=QD,Number=1,Type=Float,Description="Quality by depth">',
    '##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">',
    '##INFO=<ID=MQ,Number=1,Type=Float,Description="Mapping quality">',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Allele depths">',
    '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Depth">',
    '##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Genotype quality">',
    '##FORMAT=<ID=PL,Number=G,Type=Integer,Description="Likelihoods">',
    ...lengths.map((length, i) => `##contig=<ID=chr${i + 1},length=${length}>`),
    '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tSAMPLE1\n',
  ].join('\n');

const positionOf = (line: string | undefined): number => Number(line?.split('\t')[1] ?? Infinity);

export interface MakeVcf {
  /** Lines that are written besides, sorted, without line ends; where another record begins too, they are left out. */
  readonly besides?: readonly string[];
  /** Is told every record of the genome, in order; not those besides. */
  readonly onRecord?: (record: MadeRecord) => void;
}
export interface MadeRecord {
  readonly contig: string; // without `chr`
  readonly position: number; // 1-based
  readonly ref: string;
  readonly alt: string;
  readonly genotype: string;
}

function* lines(records: number, { besides = [], onRecord }: MakeVcf): Generator<string> {
  const random = makeRandom(1);
  const below = (n: number): number => Math.floor(random() * n);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  for (const [i, length] of lengths.entries()) {
    const count = Math.floor((records * length) / total);
    const step = (length - 20_000) / count;
    const contig = String(i + 1);
    const own = besides.filter((line) => line.startsWith(`chr${contig}\t`));
    let last = 0;
    for (let k = 0; k < count; k++) {
      const at = 10_000 + Math.floor((k + random() * 0.9) * step);
      for (let next = positionOf(own[0]); next <= at; next = positionOf(own[0])) {
        const line = own.shift();
        if (next < at && next > last) yield `${line}\n`;
      }
      last = at;
      const ref = below(4);
      const [depth, quality] = [20 + below(30), below(99)];
      const genotype = random() < 0.6 ? '0/1' : '1/1';
      const alternate = below(depth);
      const [base, other] = [bases[ref] ?? '', bases[(ref + 1 + below(3)) % 4] ?? ''];
      onRecord?.({ contig, position: at, ref: base, alt: other, genotype });
      const place = `chr${contig}\t${at}\t.\t${base}\t${other}\t${below(2000)}.${10 + below(90)}\tPASS`;
      const about = `AC=1;AF=0.5;AN=2;DP=${depth};FS=${below(30)}.${100 + below(900)};MQ=${50 + below(10)}.${10 + below(90)};QD=${below(40)}.${10 + below(90)}`;
      yield `${place}\t${about}\tGT:AD:DP:GQ:PL\t${genotype}:${depth - alternate},${alternate}:${depth}:${quality}:${below(2000)},0,${below(2000)}\n`;
    }
  }
}

/** A bgzip VCF of one sample on GRCh38, like that of a whole genome; the same bytes each time. @returns bytes of its text. */
export async function makeVcf(file: string, records: number, made: MakeVcf = {}): Promise<number> {
  const stream = createWriteStream(file);
  let [text, bytes] = [header(), 0];
  const flush = async (least: number): Promise<void> => {
    while (text.length >= least && text.length > 0) {
      const part = Buffer.from(text.slice(0, memberBytes), 'latin1');
      text = text.slice(memberBytes);
      bytes += part.length;
      if (!stream.write(makeBgzipMember(part))) await once(stream, 'drain');
    }
  };
  for (const line of lines(records, made)) {
    text += line;
    if (text.length >= memberBytes) await flush(memberBytes);
  }
  await flush(1);
  stream.end(endMark);
  await once(stream, 'close');
  return bytes;
}
