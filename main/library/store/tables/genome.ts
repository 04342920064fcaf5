import type { GenomeFileId, SubjectId } from '../../../../models/base/ids.ts';
import type { Database } from '../database.ts';
import { fromJson } from './columns.ts';

/** A genome file that was read. `body` is the genome word's own record of it (build, sample, counts …), JSON. */
export interface GenomeFileRecord {
  readonly id: GenomeFileId;
  readonly subject: SubjectId | null; // set by the Edit `subject.join`; null: it is nobody's yet
  readonly at: string;
  readonly name: string;
  readonly body: unknown;
}

/** One stored genotype under the word's own key (`chr19:44908684`, an rs number); `body` is JSON. */
export interface GenotypeRecord {
  readonly key: string;
  readonly body: unknown;
}

type Columns = Omit<GenomeFileRecord, 'body'> & { readonly body: string };
const recordOf = ({ body, ...rest }: Columns): GenomeFileRecord => ({ ...rest, body: fromJson(body) });

export const genomeMethods = (db: Database) => ({
  /** The file and all its genotypes, whole or not at all. It belongs to nobody until an Edit joins it. */
  putGenomeFile: ({
    file,
    genotypes,
  }: {
    file: Omit<GenomeFileRecord, 'subject'>;
    genotypes: readonly GenotypeRecord[];
  }): void => {
    db.transaction(() => {
      db.prepare('INSERT INTO genome_file (id, subject, at, name, body) VALUES (?, NULL, ?, ?, ?)').run(
        file.id,
        file.at,
        file.name,
        JSON.stringify(file.body),
      );
      const insert = db.prepare('INSERT OR REPLACE INTO genotype (file, key, body) VALUES (?, ?, ?)');
      for (const { key, body } of genotypes) insert.run(file.id, key, JSON.stringify(body));
    }).immediate();
  },

  genomeFile: (id: GenomeFileId): GenomeFileRecord | null => {
    const row = db.prepare<[string], Columns>('SELECT * FROM genome_file WHERE id = ?').get(id);
    return row ? recordOf(row) : null;
  },

  /** Newest first. */
  genomeFilesOf: (subject: SubjectId): GenomeFileRecord[] =>
    db
      .prepare<[string], Columns>('SELECT * FROM genome_file WHERE subject = ? ORDER BY at DESC, rowid DESC')
      .all(subject)
      .map(recordOf),

  genotypesOf: (file: GenomeFileId): GenotypeRecord[] =>
    db
      .prepare<[string], { key: string; body: string }>('SELECT key, body FROM genotype WHERE file = ? ORDER BY key')
      .all(file)
      .map(({ key, body }) => ({ key, body: fromJson(body) })),
});
