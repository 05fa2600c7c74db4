import { traceOfRun, vectorsOfRun } from '../engine/index.ts';
import type { ExportFormat } from './export-format.ts';

const octetsOf = (pieces: Iterable<string>) => new TextEncoder().encode([...pieces].join(''));

/** The run as data for other implementations: its trace, and test vectors with every intermediate. */
export const vectorFormats = [
  { option: 'trace', write: (run) => octetsOf(traceOfRun(run)) },
  { option: 'vectors', write: (run) => octetsOf(vectorsOfRun(run)) },
] as const satisfies readonly ExportFormat[];
