/** Codes, counts and durations; nothing of the patient. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  line(code: string, fields?: LogFields): void;
}

/** A log of one JSON object a line. `write` gets each line with its newline. */
export const jsonLog = (write: (line: string) => void, now: () => Date = () => new Date()): Log => ({
  line: (code, fields = {}) => write(`${JSON.stringify({ at: now().toISOString(), code, ...fields })}\n`),
});

/** A log nobody reads: for tests. */
export const silentLog: Log = { line: () => undefined };
