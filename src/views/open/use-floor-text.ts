import type { OpenedPacket } from '../../engine/index.ts';
import { useFactText } from '../use-fact-text.ts';

/** Which floor control messages are in a packet; empty where none is. */
export function useFloorText({ floor }: OpenedPacket): string {
  const tell = useFactText();
  return floor.map((name) => (typeof name === 'string' ? name : tell(name))).join(', ');
}
