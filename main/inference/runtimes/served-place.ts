import { isIPv4 } from 'node:net';
import { AppError } from '../../../models/base/app-error.ts';
import type { Library } from '../../library/library.ts';

/** A server of the open inference protocol that the machine's policy names. */
export interface ServedPlace {
  readonly url: string; // without a slash at its end
  readonly ca: string | null; // PEM of the certificate that vouches for it; null: those the machine trusts
  readonly token: string | null; // sent as a bearer token
  readonly timeoutMs: number; // for one question
}

const usualSeconds = 20;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));

/**
 * Where networks may be run beside this machine: only what the machine's policy says, and only while network features are
 * allowed. A user's own choice counts for nothing, since prepared images would leave the machine.
 *
 * @returns null where no server is configured. @throws AppError `infer.server-url`, `infer.server-no-tls` for a place that
 *   must not be asked: TLS is needed everywhere but on this machine itself.
 */
export function servedPlaceOf({ settings }: Pick<Library, 'settings'>): ServedPlace | null {
  const { value, from } = settings.row('models.server');
  if (from !== 'policy' || typeof value !== 'object' || settings.get('network.isAllowed') !== true) return null;
  const { url, ca, token, timeoutSeconds } = value;
  if (!url) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || parsed.username !== '' || !/^https?:$/.test(parsed.protocol))
    throw new AppError('infer.server-url', { url });
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) throw new AppError('infer.server-no-tls', { url });
  const seconds = Number(timeoutSeconds ?? usualSeconds);
  return {
    url: url.replace(/\/+$/, ''),
    ca: ca ?? null,
    token: token ?? null,
    timeoutMs: (Number.isFinite(seconds) && seconds > 0 ? seconds : usualSeconds) * 1000,
  };
}

/** The server's host, for notes. Total for a place that was checked. */
export const hostOf = ({ url }: ServedPlace): string => new URL(url).host;
