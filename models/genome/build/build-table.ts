import card from '../../../resources/knowledge/builds/card.json' with { type: 'json' };
import type { GenomeBuild } from './genome-build.ts';

/** A chromosome's length in both builds, and the RefSeq accession with its version in each. */
export interface Contig {
  readonly contig: string;
  readonly grch38: number;
  readonly grch37: number;
  readonly refseq: string;
  readonly refseq38: number;
  readonly refseq37: number;
}

/** An rs number whose place differs between the builds: 1-based, plus strand; the reference base is the same in both. */
export interface Anchor {
  readonly rsid: string;
  readonly contig: string;
  readonly grch38: number;
  readonly grch37: number;
  readonly ref: string;
}

/** A build that is known and not supported. `words`: alternatives of a regular expression; `refseq`: first and last accession. */
export interface UnsupportedBuild {
  readonly name: string;
  readonly words: string;
  readonly refseq: readonly string[] | null;
  readonly lengths: Readonly<Record<string, number>>; // without the mitochondrion: builds share it
}

/** What the builds are told by. Read without a schema: it is part of the program, and a scan starts in its own thread. */
export const buildTable: {
  readonly contigs: readonly Contig[];
  readonly anchors: readonly Anchor[];
  readonly unsupported: readonly UnsupportedBuild[];
} = card;

/** The 1-based position of a row in `build`. Total. */
export const positionIn = (build: GenomeBuild, row: { readonly grch37: number; readonly grch38: number }): number =>
  build === 'GRCh38' ? row.grch38 : row.grch37;
