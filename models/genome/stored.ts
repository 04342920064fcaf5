import { GenomeFile } from './genome-file.ts';
import { SiteCall } from './site-call.ts';

/** A file as the library keeps it: the word's own record beside id, owner, name and time. */
interface StoredFile {
  readonly id: string;
  readonly subject: string | null;
  readonly at: string;
  readonly name: string;
  readonly body: unknown;
}
interface StoredGenotype {
  readonly key: string;
  readonly body: unknown;
}

/** A stored genome file. @throws ZodError for a record of another schema. */
export const genomeFileOf = ({ body, ...rest }: StoredFile): GenomeFile =>
  GenomeFile.parse({ ...Object(body), ...rest });

/** The stored calls of a file, in the order of their keys. @throws ZodError. */
export const siteCallsOf = (genotypes: readonly StoredGenotype[]): readonly SiteCall[] =>
  genotypes.map(({ body }) => SiteCall.parse(body));
