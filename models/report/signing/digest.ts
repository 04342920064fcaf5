import type { Digest } from '../../base/ids.ts';
import { canonicalJson } from '../../base/ipc/canonical-json.ts';
import type { Report } from '../report.ts';

/**
 * The digest a signature names: of all of the report but the signature itself, the status it brings, and the time it was
 * composed (a draft that says the same a minute later is the same).
 *
 * @param sha256  of UTF-8 bytes, as lower-case hex. Total for a report.
 */
export function reportDigest(report: Report, sha256: (bytes: Uint8Array) => Digest): Digest {
  const { signature: _, status: __, at: ___, ...content } = report;
  return sha256(new TextEncoder().encode(canonicalJson(content)));
}
