import { diagnoseOpened, type OpenedBundle, type SearchStep } from '../engine/index.ts';
import type { DiagnosisEnd } from './engine-client.ts';
import { doInSlices } from './in-slices.ts';

/** Looks for what the sender of an opened message did otherwise, in slices. */
export async function diagnoseInSlices(
  source: OpenedBundle,
  emit: (step: SearchStep) => void | Promise<void>,
  cancelled: () => boolean,
): Promise<DiagnosisEnd> {
  const end = await doInSlices(() => diagnoseOpened(source), emit, cancelled);
  return end.status === 'done' ? { status: 'done', diagnosed: end.value } : end;
}
