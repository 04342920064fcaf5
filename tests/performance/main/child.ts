import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Ended {
  readonly ms: number;
  readonly cpuMs: number; // of the process and all it waited for; NaN where the system does not tell
  readonly peakMb: number; // largest resident memory; NaN where the system does not tell
  readonly out: string;
  readonly said: string;
}

const tickMs = 10; // of /proc/self/stat
const pollMs = 25;

/** CPU time of all children that have ended, in ms. */
const cpuOfChildren = (): number => {
  try {
    const fields = readFileSync('/proc/self/stat', 'latin1').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) * tickMs;
  } catch {
    return NaN;
  }
};

/** Largest resident memory of a running process so far, in MB (10⁶ bytes): VmHWM. */
export const peakMbOf = (pid: number | undefined): number => {
  try {
    const [, kib] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
    return (Number(kib) * 1024) / 1e6;
  } catch {
    return NaN;
  }
};

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly isOutKept?: boolean; // false: standard output goes to /dev/null
}

/** Runs one process to its end. @throws Error when it fails. */
export const runChild = (
  file: string,
  args: readonly string[],
  { env = {}, isOutKept = true }: ChildOptions = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const cpuBefore = cpuOfChildren();
    const started = performance.now();
    const child = spawn(file, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', isOutKept ? 'pipe' : 'ignore', 'pipe'],
    });
    let [out, said, peakMb] = ['', '', NaN];
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const timer = setInterval(() => (peakMb = peakMbOf(child.pid) || peakMb), pollMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      const ms = performance.now() - started;
      if (code === 0) resolve({ ms, cpuMs: cpuOfChildren() - cpuBefore, peakMb, out, said });
      else reject(new Error(`${path.basename(file)} ended with ${code}: ${said.slice(-2000)}`));
    });
  });

/** Where a program is on the PATH, or undefined. */
export const programOf = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
