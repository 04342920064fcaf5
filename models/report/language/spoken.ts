import type { Actor } from '../../base/actor.ts';
import type { FactOrigin, FactValue } from '../../base/fact.ts';
import type { Finding, Measurement } from '../../findings/finding.ts';
import type { Speaker } from './speaker.ts';

/** What a Fact says. Total. */
export function spokenValue(value: FactValue, speaker: Speaker): string {
  switch (value.kind) {
    case 'quantity':
      return speaker.quantity(value);
    case 'code':
      return value.code.meaning;
    case 'text':
      return value.text;
    case 'boolean':
      return speaker.say(value.is ? 'report.yes' : 'report.no');
  }
}

/** Where a Fact came from, in a few words. */
export function spokenOrigin(origin: FactOrigin, speaker: Speaker): string {
  switch (origin.kind) {
    case 'finding':
      return speaker.say('report.origin.finding', { by: spokenActor(origin.by, speaker) });
    case 'genome':
      return speaker.say('report.origin.genome', { detail: origin.detail });
    case 'image':
      return speaker.say('report.origin.image', { detail: origin.detail });
    case 'typed':
      return speaker.say('report.origin.typed', { by: spokenActor(origin.by, speaker) });
    case 'file':
      return speaker.say('report.origin.file', { name: origin.name });
  }
}

/** A person by name, a pack by id, version and the ends of its digest; nobody as nobody. */
export function spokenActor(actor: Actor, speaker: Speaker): string {
  if (actor.kind === 'person') return actor.name;
  if (actor.kind === 'unattended') return speaker.say('report.nobody');
  return `${actor.id} ${actor.version} (${shortDigest(actor.digest)})`;
}

/** First and last four digits of a digest. Total. */
export const shortDigest = (digest: string): string => `${digest.slice(0, 4)}…${digest.slice(-4)}`;

/** A finding's name with its side. */
export function spokenFinding({ name, laterality }: Pick<Finding, 'name' | 'laterality'>, speaker: Speaker): string {
  if (laterality === null) return name;
  return speaker.say(`report.sided.${laterality}`, { name });
}

/** True for a finding whose claim is an outline, whether a number was read from it or not. */
export const isOutline = ({ geometry }: Pick<Finding, 'geometry'>): boolean =>
  geometry.kind === 'mask' || geometry.kind === 'pixel-mask';

/** What a measurement of a finding is of: the whole, or a part by its own name. */
export function spokenPart({ label, name }: Measurement, finding: Pick<Finding, 'name'>, speaker: Speaker): string {
  if (label === null) return name === finding.name ? speaker.say('report.findings.whole') : name;
  return name.startsWith(`${finding.name}, `) ? name.slice(finding.name.length + 2) : name;
}

/** How a finding stands: proposed, accepted or rejected, by whom, and whether anybody looked. */
export function spokenDecision({ status, decided, edited }: Finding, speaker: Speaker): string {
  if (!decided || status === 'proposed') return speaker.say('report.status.proposed');
  if (decided.by.kind === 'unattended') return speaker.say('report.status.unattended');
  const by = { by: spokenActor(decided.by, speaker), on: decided.at.slice(0, 10) };
  return speaker.say(`report.status.${status}${edited && status === 'accepted' ? '-edited' : ''}`, by);
}
