import {
  bundlesOfRun,
  type CapturedRun,
  captureOfRun,
  keyLogOfRun,
  traceOfRun,
  vectorsOfRun,
} from '../engine/index.ts';
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

function* collected(pieces: Iterable<Uint8Array | string>): InSteps<readonly BlobPart[]> {
  const all: BlobPart[] = [];
  for (const piece of pieces) {
    all.push(typeof piece === 'string' ? piece : Uint8Array.from(piece));
    yield;
  }
  return all;
}

/** Saves the trace of a run, in slices like its capture. */
export const saveTrace = (run: CapturedRun, signal: AbortSignal): Promise<void> =>
  saveJson('keyladder-trace.json', traceOfRun(run), signal);

/** Saves the test vectors of a run, in slices like its capture. */
export const saveVectors = (run: CapturedRun, signal: AbortSignal): Promise<void> =>
  saveJson('keyladder-vectors.json', vectorsOfRun(run), signal);

async function saveJson(name: string, text: Iterable<string>, signal: AbortSignal): Promise<void> {
  const pieces = await driveSteps(collected(text), signal);
  if (pieces) downloadFile(name, 'application/json', pieces);
}

/** Saves the messages of a run with the keys that open them. */
export function saveBundles({ scenario, actors, events }: CapturedRun): void {
  const bundles = bundlesOfRun(scenario, actors, events);
  const text = JSON.stringify(bundles.length === 1 ? bundles[0] : bundles, null, 2);
  downloadText('keyladder-bundles.json', 'application/json', `${text}\n`);
}

/** Saves the keys of a run, which its capture is opened with. */
export function saveKeyLog(run: CapturedRun): void {
  downloadText('keyladder-keys.txt', 'text/plain', keyLogOfRun(run));
}
