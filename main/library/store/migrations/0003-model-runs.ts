import type { Migration } from './migration.ts';

/** Runs of models are found by the study they were of: a batch asks before each run whether it was done before. */
export const modelRuns: Migration = {
  number: 3,
  up: (db) => {
    db.exec(index);
  },
};

const index = `
CREATE INDEX journal_model_run ON journal (json_extract(body, '$.event.params.study')) WHERE kind = 'model.run';
`;
