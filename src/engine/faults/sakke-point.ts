import { concatBytes, numberToBytesBE } from '../model/bytes.ts';
import { changeSakke } from './alter.ts';
import type { Alterations } from './fault.ts';

const coordinateBytes = 128;
const pointBytes = 1 + 2 * coordinateBytes;

/** The point R of every encapsulated key replaced; H stays. */
export function withPoint(x: bigint, y: bigint): Alterations {
  const coordinate = (value: bigint) => numberToBytesBE(value, coordinateBytes);
  const point = concatBytes(Uint8Array.of(4), coordinate(x), coordinate(y));
  return changeSakke(({ sakkeData }) => ({
    sakkeData: concatBytes(point, sakkeData.slice(pointBytes)),
  }));
}
