import type { Migration } from './migration.ts';

/** One row a study with all that the list sorts by, so that a page reads one index; words to search by. Derived: filled by `rebuildWorklist`. */
export const worklist: Migration = {
  number: 2,
  up: (db) => {
    db.exec(tables);
  },
};

const tables = `
CREATE TABLE worklist (
  id INTEGER PRIMARY KEY,
  study_uid TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  patient_name TEXT NOT NULL COLLATE NOCASE,
  patient_id TEXT NOT NULL,
  birth_date TEXT,
  date TEXT,
  time TEXT,
  modalities TEXT NOT NULL, -- 'CT' or 'CT MR': sorted, one space between
  body_part TEXT,
  description TEXT NOT NULL COLLATE NOCASE,
  series_count INTEGER NOT NULL,
  image_count INTEGER NOT NULL,
  problem_count INTEGER NOT NULL,
  open_findings INTEGER NOT NULL,
  accepted_findings INTEGER NOT NULL,
  report TEXT NOT NULL,
  signed_on TEXT,
  is_unread INTEGER NOT NULL,
  thumbnail TEXT,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX worklist_patient ON worklist (patient_name);
CREATE INDEX worklist_patient_id ON worklist (patient_id);
CREATE INDEX worklist_birth_date ON worklist (birth_date);
CREATE INDEX worklist_date ON worklist (date, time);
CREATE INDEX worklist_modalities ON worklist (modalities);
CREATE INDEX worklist_description ON worklist (description);
CREATE INDEX worklist_images ON worklist (image_count);
CREATE INDEX worklist_findings ON worklist (open_findings, accepted_findings);
CREATE INDEX worklist_report ON worklist (report, signed_on);
CREATE INDEX worklist_subject ON worklist (subject);
CREATE INDEX worklist_unread ON worklist (date, time) WHERE is_unread = 1;
CREATE INDEX worklist_proposed ON worklist (date, time) WHERE open_findings > 0;
CREATE INDEX worklist_drafts ON worklist (date, time) WHERE report = 'draft';
CREATE VIRTUAL TABLE worklist_words USING fts5(words, content='worklist', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='2');
CREATE TRIGGER worklist_added AFTER INSERT ON worklist BEGIN
  INSERT INTO worklist_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER worklist_removed AFTER DELETE ON worklist BEGIN
  INSERT INTO worklist_words (worklist_words, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER worklist_changed AFTER UPDATE OF words ON worklist WHEN old.words <> new.words BEGIN
  INSERT INTO worklist_words (worklist_words, rowid, words) VALUES ('delete', old.id, old.words);
  INSERT INTO worklist_words (rowid, words) VALUES (new.id, new.words);
END;
`;
