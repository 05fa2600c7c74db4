import { type CapturedRun, captureOfRun, keyLogOfRun } from '../engine/index.ts';
import { driveSteps } from '../store/drive-steps.ts';
import type { InSteps } from '../store/per-events.ts';
import { downloadFile, downloadText } from './download-text.ts';

/** The run on the screen as files of other tools. */

/** Saves the capture of a run for Wireshark; a long one is written in slices between other tasks, and not
 *  at all where `signal` stops it. */
export async function saveCapture(run: CapturedRun, signal: AbortSignal): Promise<void> {
  const pieces = await driveSteps(collected(captureOfRun(run)), signal);
  if (pieces) downloadFile('keyladder.pcapng', 'application/x-pcapng', pieces);
}

function* collected(pieces: Iterable<Uint8Array>): InSteps<readonly BlobPart[]> {
  const all: BlobPart[] = [];
  for (const piece of pieces) {
    all.push(Uint8Array.from(piece));
    yield;
  }
  return all;
}

/** Saves the keys of a run, which its capture is opened with. */
export function saveKeyLog(run: CapturedRun): void {
  downloadText('keyladder-keys.txt', 'text/plain', keyLogOfRun(run));
}
