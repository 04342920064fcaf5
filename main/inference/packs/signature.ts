import { createHash, createPublicKey, verify } from 'node:crypto';
import { z } from '../../../models/base/schema.ts';
import type { PackSignature } from '../../../models/inference/bring/inspection.ts';
import type { ReadPackFile } from './packs.ts';

/** `signature.json` of a pack: who vouches for its `card.json`, which names the weights by their digest. */
const SignatureFile = z.object({
  signer: z.string().trim().min(1).max(120),
  publicKey: z.string(), // Ed25519, SPKI, base64
  signature: z.string(), // of the bytes of card.json, base64
});

/** First half of the key's SHA-256: what a person compares, and what the machine's policy lists. */
const fingerprintOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

/**
 * Who signed a pack. A key that nobody here listed proves only that card and weights are as its holder left them.
 *
 * @param trusted  fingerprints that the machine's policy lists. @returns `none` without a signature, `wrong` for one that
 *   does not fit the card. Never throws.
 */
export async function signatureOf(read: ReadPackFile, trusted: readonly string[]): Promise<PackSignature> {
  const bytes = await read('signature.json').catch(() => null);
  if (!bytes) return { status: 'none', signer: null, fingerprint: null };
  try {
    const { signer, publicKey, signature } = SignatureFile.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const der = Buffer.from(publicKey, 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const fingerprint = fingerprintOf(der);
    const isRight =
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, await read('card.json'), key, Buffer.from(signature, 'base64'));
    if (!isRight) return { status: 'wrong', signer, fingerprint };
    return { status: trusted.includes(fingerprint) ? 'trusted' : 'unknown-key', signer, fingerprint };
  } catch {
    return { status: 'wrong', signer: null, fingerprint: null };
  }
}
