import { cpus } from 'node:os';

const [cpu] = cpus();

/** What a report says of the machine. */
export const processor = `${cpu?.model ?? 'unknown'}, ${cpus().length} cores`;
