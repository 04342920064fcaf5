import { readdirSync, readFileSync } from 'node:fs';

/** Process ids under one, itself included; empty where the system does not tell. */
function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${entry}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
      parents.set(Number(entry), Number(fields[1]));
    } catch {
      // it ended meanwhile
    }
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** Proportional set size of a process and all below it, MB (10⁶ bytes): shared pages are shared out. NaN where the system does not tell. */
export function pssMb(root: number | undefined): number {
  if (root === undefined) return NaN;
  try {
    let kib = 0;
    for (const pid of treeOf(root)) {
      try {
        const [, pss] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')) ?? [];
        kib += Number(pss ?? 0);
      } catch {
        // it ended meanwhile
      }
    }
    return (kib * 1024) / 1e6;
  } catch {
    return NaN;
  }
}
