import { useMemo } from 'react';
import type { FactValue } from '../../models/base/fact.ts';
import type { StudyUid, SubjectId } from '../../models/base/ids.ts';
import { consentTo } from '../../models/base/consent.ts';
import type { ConsentState } from '../../models/base/consent.ts';
import { newestFact } from '../../models/base/fact.ts';
import type { Fact } from '../../models/base/fact.ts';
import { inputRow } from '../../models/risk/input-table.ts';
import { api } from '../app/api/api.ts';
import { useCall } from '../app/api/use-call.ts';
import type { Answer } from '../app/api/use-call.ts';
import { useFeed } from '../app/api/use-feed.ts';
import { byModel } from './by-model.ts';
import type { ModelLines } from './by-model.ts';

interface RiskOfStudy {
  readonly answer: Answer<readonly ModelLines[]>;
  readonly consent: { readonly state: ConsentState; readonly record: Fact | undefined };
  readonly enter: (key: string, value: FactValue | null) => Promise<void>;
}

/** Every model over the study, computed again whenever something it reads has changed. */
export function useRisk(studyUid: StudyUid, subject: SubjectId): RiskOfStudy {
  const news = useFeed(api.library.changed, ({ what }) => ['fact', 'genome', 'finding', 'setting'].includes(what));
  const key = `${subject} ${studyUid} ${news}`;
  const scored = useCall(async (signal) => {
    const [cards, lines] = await Promise.all([
      api.risk.cards({}, { signal }),
      api.risk.score({ subject, studyUid }, { signal }),
    ]);
    return byModel(cards, lines);
  }, key);
  const facts = useCall((signal) => api.library.facts({ subject, studyUid }, { signal }), key);
  const consent = useMemo(() => {
    const known = facts.status === 'done' ? facts.value : [];
    return { state: consentTo('apoe', known), record: newestFact(known, 'consent_apoe') };
  }, [facts]);
  return { answer: scored, consent, enter: (name, value) => enterFact(subject, name, value) };
}

async function enterFact(subject: SubjectId, key: string, value: FactValue | null): Promise<void> {
  const row = inputRow(key);
  const code = row?.loinc && row.isLoincConfirmed ? { scheme: 'LN', value: row.loinc, meaning: row.label } : null;
  await api.library.setFact({ subject, key, code, value, notes: [] });
}
