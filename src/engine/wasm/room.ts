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
  /** Whether the memory is as large, or can be made so: the platform may have less than the limit. */
  const reaches = (size: number) => {
    if (size > limit) return false;
    const missing = size - memory.buffer.byteLength;
    try {
      if (missing > 0) memory.grow(Math.ceil(missing / pageOctets));
      return true;
    } catch {
      return false;
    }
  };
  return {
    take(octets) {
      for (;;) {
        const address = free.get(octets)?.pop();
        if (address !== undefined) return address;
        if (reaches(end + octets)) break;
        if (!drop()) throw new RangeError(`tables: expected at most ${limit} octets`);
      }
      end += octets;
      return end - octets;
    },
    give(address, octets) {
      new Uint8Array(memory.buffer, address, octets).fill(0);
      const places = free.get(octets) ?? [];
      places.push(address);
      free.set(octets, places);
    },
  };
}
