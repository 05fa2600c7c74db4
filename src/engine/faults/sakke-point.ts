import { numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes } from '../model/bytes.ts';
import { octetLengths } from '../model/octet-lengths.ts';
import { changeSakke } from './alter.ts';
import type { Alterations } from './fault.ts';

const { fieldElement: coordinateBytes, sakkePoint: pointBytes } = octetLengths;

/** The point R of every encapsulated key replaced; H stays. */
export function withPoint(x: bigint, y: bigint): Alterations {
  const coordinate = (value: bigint) => numberToBytesBE(value, coordinateBytes);
  const point = concatBytes(Uint8Array.of(4), coordinate(x), coordinate(y));
  return changeSakke(({ sakkeData }) => ({
    sakkeData: concatBytes(point, sakkeData.slice(pointBytes)),
  }));
}
