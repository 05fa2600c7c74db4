/** Room for tables in the memory of a module: it grows up to a limit, and what is given back is wiped
 *  and taken again for a table of the same size. */
import type { WasmMemory } from './platform.ts';

export type Room = Readonly<{
  /** The address of so many octets, set to zero. Throws RangeError where the room is full and nothing
   *  can be dropped. */
  take: (octets: number) => number;
  give: (address: number, octets: number) => void;
}>;

const pageOctets = 65_536;

/** Room from `start` on. `drop` gives a table back where it can, and says whether it did. */
export function createRoom(
  memory: WasmMemory,
  start: number,
  limit: number,
  drop: () => boolean,
): Room {
  const free = new Map<number, number[]>();
  let end = start;
  const fits = (octets: number) => end + octets <= limit;
  return {
    take(octets) {
      for (;;) {
        const address = free.get(octets)?.pop();
        if (address !== undefined) return address;
        if (fits(octets)) break;
        if (!drop()) throw new RangeError(`tables: expected at most ${limit} octets`);
      }
      const address = end;
      end += octets;
      const missing = end - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageOctets));
      return address;
    },
    give(address, octets) {
      new Uint8Array(memory.buffer, address, octets).fill(0);
      const places = free.get(octets) ?? [];
      places.push(address);
      free.set(octets, places);
    },
  };
}
