import type { ExportFormat } from './export-format.ts';

/** A discussion paper; what writes it is large, and loaded when one is asked for. */
const docx: ExportFormat = {
  isSecret: false,
  write: async (run) => (await import('./write-paper.ts')).writePaper(run),
};

export const paperFormats = { docx } as const;
