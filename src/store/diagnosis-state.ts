import type { Diagnosed, OpenedBundle } from '../engine/index.ts';

/** The state of finding out why an opened message fails. */

export type DiagnosisSearch = Readonly<{
  /** What it is of: the message on the screen. */
  source: OpenedBundle;
  status: 'running' | 'done' | 'cancelled' | 'failed';
  /** Single deviations are tried first, then pairs. */
  level: 1 | 2;
  done: number;
  total: number;
  /** For `done`. */
  diagnosed: Diagnosed | null;
}>;

export type DiagnosisSlice = {
  /** Null: no message that was opened with keys is on the screen. */
  diagnosis: DiagnosisSearch | null;
  /** Looks for what the sender of the message on the screen did otherwise. */
  diagnoseOpened(): Promise<void>;
  cancelDiagnosis(): void;
};
