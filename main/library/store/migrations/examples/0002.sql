-- A database of form 2, as it was: schema and one case. Never edited.
CREATE TABLE subject (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  issuer TEXT NOT NULL,
  birth_date TEXT,
  sex TEXT
) STRICT;
CREATE INDEX subject_patient_id ON subject (patient_id);
CREATE INDEX subject_birth_date ON subject (birth_date);
CREATE TABLE study (
  uid TEXT PRIMARY KEY,
  subject TEXT NOT NULL REFERENCES subject (id),
  is_joined INTEGER NOT NULL DEFAULT 0, -- a person said whose it is: import no longer does
  date TEXT,
  time TEXT,
  description TEXT NOT NULL,
  accession TEXT NOT NULL,
  referrer TEXT NOT NULL,
  opened_at TEXT
) STRICT;
CREATE INDEX study_subject ON study (subject, date);
CREATE TABLE series (
  uid TEXT PRIMARY KEY,
  study_uid TEXT NOT NULL REFERENCES study (uid),
  modality TEXT NOT NULL,
  number INTEGER,
  description TEXT NOT NULL,
  body_part TEXT
) STRICT;
CREATE INDEX series_study ON series (study_uid);
CREATE TABLE instance (
  id TEXT PRIMARY KEY,
  series_uid TEXT NOT NULL REFERENCES series (uid),
  study_uid TEXT NOT NULL REFERENCES study (uid),
  sop_uid TEXT NOT NULL,
  sop_class_uid TEXT NOT NULL,
  transfer_syntax_uid TEXT NOT NULL,
  number INTEGER,
  frames INTEGER NOT NULL,
  digest TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  name TEXT NOT NULL,
  path TEXT, -- set when indexed in place; null: the bytes are a blob
  is_image INTEGER NOT NULL,
  is_flagged INTEGER NOT NULL DEFAULT 0, -- same SOP Instance UID as another file, other content
  is_quarantined INTEGER NOT NULL DEFAULT 0, -- belongs to another patient than its study
  problem TEXT, -- {code, params}
  identity TEXT NOT NULL -- the person as this file names them
) STRICT;
CREATE INDEX instance_series ON instance (series_uid, is_image, is_quarantined, number);
CREATE INDEX instance_sop ON instance (sop_uid);
CREATE INDEX instance_identity ON instance (study_uid, identity);
CREATE INDEX instance_problem ON instance (study_uid) WHERE problem IS NOT NULL OR is_quarantined = 1 OR is_flagged = 1;
CREATE TABLE instance_header (instance TEXT PRIMARY KEY REFERENCES instance (id), header TEXT NOT NULL) STRICT;
CREATE TABLE import_file (
  job TEXT NOT NULL,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified_ms REAL NOT NULL,
  status TEXT NOT NULL,
  code TEXT,
  params TEXT NOT NULL,
  instance TEXT,
  study_uid TEXT,
  PRIMARY KEY (job, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_file_study ON import_file (study_uid);
CREATE INDEX import_file_instance ON import_file (instance);
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  subject TEXT,
  actor TEXT NOT NULL, -- kind:id
  kind TEXT NOT NULL,
  edit TEXT UNIQUE,
  undoes TEXT,
  body TEXT NOT NULL, -- canonical JSON: what the digest covers
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX journal_subject ON journal (subject, seq);
CREATE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE finding (
  id TEXT PRIMARY KEY,
  study_uid TEXT NOT NULL,
  status TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX finding_study ON finding (study_uid, status);
CREATE TABLE fact (subject TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (subject, key)) STRICT, WITHOUT ROWID;
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  study_uid TEXT NOT NULL,
  state TEXT NOT NULL, -- draft, signed
  amends TEXT,
  signed_at TEXT,
  digest TEXT,
  texts TEXT NOT NULL, -- section → text, from the Edits
  body TEXT -- the frozen report, once signed
) STRICT;
CREATE INDEX report_study ON report (study_uid, state);
CREATE TABLE report_file (report TEXT NOT NULL REFERENCES report (id), name TEXT NOT NULL, digest TEXT NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (report, name)) STRICT, WITHOUT ROWID;
CREATE TABLE genome_file (id TEXT PRIMARY KEY, subject TEXT, at TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX genome_file_subject ON genome_file (subject, at);
CREATE TABLE genotype (file TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (file, key)) STRICT, WITHOUT ROWID;
CREATE TABLE blob (digest TEXT PRIMARY KEY, kind TEXT NOT NULL, bytes INTEGER NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT NOT NULL, -- process id and opening that ran it last: 1234.<random>
  input TEXT NOT NULL,
  progress TEXT,
  code TEXT,
  params TEXT NOT NULL,
  queued_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX job_queued ON job (queued_at);
CREATE TABLE setting (account TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (account, key)) STRICT, WITHOUT ROWID;
CREATE TABLE account (id TEXT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE document (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
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
INSERT INTO subject VALUES ('s1', 'SAMPLE^Jane', '17', '', '1949-06-01', 'F');
INSERT INTO study VALUES ('1.2.1', 's1', 0, '2026-01-10', '10:00:00', 'Brain', 'A1', '', NULL);
INSERT INTO series VALUES ('1.2.1.1', '1.2.1', 'MR', 1, 'T1', 'HEAD');
INSERT INTO instance VALUES ('i1', '1.2.1.1', '1.2.1', '1.2.1.1.1', '1.2.840.10008.5.1.4.1.1.4', '1.2.840.10008.1.2.1', 1, 1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1000, '1.dcm', NULL, 1, 0, 0, NULL, '{"name":"SAMPLE^Jane","patientId":"17","issuer":"","birthDate":"1949-06-01","sex":"F"}');
INSERT INTO instance_header VALUES ('i1', '{"InstanceNumber":1}');
INSERT INTO finding VALUES ('f1', '1.2.1', 'proposed', '{}');
INSERT INTO journal VALUES (1, 's1', 'pack:hippocampus', 'model.run', NULL, NULL, '{"event":{"actor":{"digest":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","id":"hippocampus","kind":"pack","version":"1.0.0"},"at":"2026-01-10T11:00:00.000Z","kind":"model.run","params":{"codes":"SCT|5366008","dimensions":3,"displaySet":"1.2.1.1_0","findings":1,"frame":0,"model":"hippocampus","sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","study":"1.2.1","verdict":"passed","version":"1.0.0"},"subject":"s1"},"seq":1}', '8d86e052a9742569a9b31bc3fe1ec1aafdd7cceb772830ff18814aecaaa429c9');
INSERT INTO worklist VALUES (1, '1.2.1', 's1', 'SAMPLE^Jane', '17', '1949-06-01', '2026-01-10', '10:00:00', 'MR', 'HEAD', 'Brain', 1, 1, 0, 1, 0, 'none', NULL, 1, 'i1', 'SAMPLE Jane 17 A1 Brain');
PRAGMA user_version=2;
