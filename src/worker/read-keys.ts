import { type KeyInput, keyContradictions, readKeyMaterial } from '../engine/index.ts';
import type { ReadKeys } from './engine-client.ts';

/** Reads keys and holds them against each other. */
export async function readKeys(inputs: readonly KeyInput[]): Promise<ReadKeys> {
  const material = readKeyMaterial(inputs);
  return { material, contradictions: [...keyContradictions(material)] };
}
