import { traceOfRun, vectorsOfRun } from '../engine/index.ts';
import { type ExportFormat, utf8 } from './export-format.ts';

/** The run as data for other implementations: its trace, and test vectors with every intermediate. */
export const vectorFormats = {
  trace: {
    isSecret: true,
    write: (run) => utf8([...traceOfRun(run)].join('')),
  },
  vectors: {
    isSecret: true,
    write: (run) => utf8([...vectorsOfRun(run)].join('')),
  },
} as const satisfies Readonly<Record<string, ExportFormat>>;
