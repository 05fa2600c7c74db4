import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second. */
const tickMilliseconds = 10;

/** Parent and processor time of a process, its threads that ended among them; null where it is gone. */
function processOf(pid: string): Readonly<{ parent: string; ticks: number }> | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of a program may have spaces and brackets in it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: fields[1] ?? '', ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}

/** Milliseconds of processor time of all that this process has started so far, without its own; null where
 *  the system does not tell. What else the machine does lengthens a run, and hardly this. */
export function processorTime(): number | null {
  let pids: readonly string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return null;
  }
  const processes = new Map(pids.map((pid) => [pid, processOf(pid)] as const));
  const isOurs = (pid: string): boolean => {
    const parent = processes.get(pid)?.parent;
    return parent !== undefined && (parent === String(process.pid) || isOurs(parent));
  };
  const ours = pids.filter(isOurs);
  return ours.reduce((sum, pid) => sum + (processes.get(pid)?.ticks ?? 0), 0) * tickMilliseconds;
}
