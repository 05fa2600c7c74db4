import type { CapturedRun } from '../engine/index.ts';

/** A form a run leaves the tool in, by the option of `export` that asks for it. */
export type ExportFormat = Readonly<{ option: string; write: (run: CapturedRun) => Uint8Array }>;
