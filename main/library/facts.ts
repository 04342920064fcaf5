import { permittedFacts } from '../../models/base/consent.ts';
import type { Fact } from '../../models/base/fact.ts';
import type { StudyUid, SubjectId } from '../../models/base/ids.ts';
import { findingFacts } from '../../models/findings/facts.ts';
import { genomeFacts } from '../../models/genome/facts.ts';
import { componentsKey } from '../../models/genome/pgs/ancestry/person-components.ts';
import { meaningOf } from '../../models/genome/variants/interpret/interpretation-key.ts';
import { genomeFileOf, siteCallsOf } from '../../models/genome/file/stored.ts';
import { subjectFacts } from '../../models/library/facts.ts';
import type { Library } from './library.ts';

export interface FactsAsked {
  readonly subject: SubjectId;
  readonly studyUid: StudyUid | null; // null: of every study
}
type Source = (library: Library, asked: FactsAsked) => Promise<readonly Fact[]>;

/** Each word's Facts, one line a word. Derived Facts first, so that on equal times what a person typed counts. */
const sources: readonly Source[] = [ofSubject, ofFindings, ofGenome, ofPerson];

/**
 * Everything known of a Subject: what the headers say, what accepted findings and genotypes tell, what was typed in.
 * Nothing in it that the Subject did not agree to learn.
 */
export async function gatherFacts(library: Library, asked: FactsAsked): Promise<readonly Fact[]> {
  const gathered = await Promise.all(sources.map((source) => source(library, asked)));
  return permittedFacts(gathered.flat());
}

async function ofSubject({ store }: Library, { subject, studyUid }: FactsAsked): Promise<readonly Fact[]> {
  const person = await store.subject(subject);
  const studies = await store.studiesOf(subject);
  const study = studyUid === null ? studies[0] : studies.find(({ uid }) => uid === studyUid);
  return person ? subjectFacts(person, study ?? null) : [];
}

async function ofFindings({ store }: Library, { subject, studyUid }: FactsAsked): Promise<readonly Fact[]> {
  return findingFacts(await (studyUid === null ? store.findingsOfSubject(subject) : store.findingsOfStudy(studyUid)));
}

/** The newest genome file alone: two of them are never mixed. */
async function ofGenome({ store }: Library, { subject }: FactsAsked): Promise<readonly Fact[]> {
  const [newest] = await store.genomeFilesOf(subject);
  return newest ? genomeFacts(genomeFileOf(newest), siteCallsOf(newest, await store.genotypesOf(newest.id))) : [];
}

/** What a reader has begun to say of a variant is no fact of the person: the report tells what was confirmed, whole. */
async function ofPerson({ store }: Library, { subject }: FactsAsked): Promise<readonly Fact[]> {
  return (await store.enteredFacts(subject)).filter(({ key }) => meaningOf(key) === null && key !== componentsKey);
}
