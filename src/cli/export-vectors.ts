import { traceOfRun, vectorsOfRun } from '../engine/index.ts';
import { type ExportedRun, type ExportFormat, utf8 } from './export-format.ts';
import { inAct } from './scenario-run.ts';

/** The events of the act that is asked for; the scenario is written as a whole. */
const asked = (run: ExportedRun): ExportedRun =>
  run.act === null ? run : { ...inAct(run, run.act), scenario: run.scenario };

/** The run as data for other implementations: its trace, and test vectors with every intermediate. */
export const vectorFormats = {
  trace: {
    isSecret: true,
    write: (run) => utf8([...traceOfRun(asked(run))].join('')),
  },
  vectors: {
    isSecret: true,
    write: (run) => utf8([...vectorsOfRun(asked(run))].join('')),
  },
} as const satisfies Readonly<Record<string, ExportFormat>>;
