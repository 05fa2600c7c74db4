import type { ExportFormat } from './export-format.ts';

/** A discussion paper, of a run with acts of one of them, the first where none is asked for; what writes it is large, and loaded when one is asked for. */
const docx: ExportFormat = {
  isSecret: false,
  write: async (run) => (await import('./write-paper.ts')).writePaper(run, run.act ?? 1),
};

export const paperFormats = { docx } as const;
