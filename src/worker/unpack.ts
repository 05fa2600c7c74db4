import { type Pack, tags } from './pack.ts';

/** Plain data out of a pack. Large fields are own, enumerable accessors, so that whoever spreads, clones,
 *  compares or writes an object meets them as ever. */

/** Where an object keeps what is read later: the places of its fields in a pack. */
const kept = Symbol('kept');
type Kept = Readonly<{ from: Unpacker; places: Map<string, number> }>;
type Entries = { [name: string]: unknown; [kept]?: Kept };

const accessors = new Map<string, PropertyDescriptor>();

/** One for each name: objects with the same fields then have one layout. */
function accessorOf(name: string): PropertyDescriptor {
  const known = accessors.get(name);
  if (known) return known;
  const made: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: Entries) {
      const { from, places } = this[kept] as Kept;
      return from.laterAt(places.get(name) as number);
    },
  };
  accessors.set(name, made);
  return made;
}

class Unpacker {
  readonly #pack: Pack;
  readonly #octets: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  /** What was read of that which is asked for more than once, by its place. */
  readonly #known = new Map<number, unknown>();

  constructor(pack: Pack) {
    this.#pack = pack;
    this.#octets = new Uint8Array(pack.octets);
    this.#view = new DataView(pack.octets);
  }

  /** What was passed over at a place; the same each time. */
  laterAt(place: number): unknown {
    if (!this.#known.has(place)) this.#known.set(place, this.valueAt(place));
    return this.#known.get(place);
  }

  /** The value at a place. */
  valueAt(place: number): unknown {
    const back = this.#at;
    this.#at = place;
    const value = this.#value();
    this.#at = back;
    return value;
  }

  #value(): unknown {
    const place = this.#at;
    const tag = this.#octets[this.#at++] as number;
    if (tag < tags.shared) return this.#tagged(tag);
    const value = this.#tagged(tag - tags.shared);
    if (!this.#known.has(place)) this.#known.set(place, value);
    return this.#known.get(place);
  }

  #tagged(tag: number): unknown {
    switch (tag) {
      case tags.undefined:
        return undefined;
      case tags.null:
        return null;
      case tags.false:
        return false;
      case tags.true:
        return true;
      case tags.whole:
        return this.#whole();
      case tags.number:
        this.#at += 8;
        return this.#view.getFloat64(this.#at - 8);
      case tags.text:
        return this.#pack.texts[this.#whole()];
      case tags.bigint:
        return BigInt(this.#pack.texts[this.#whole()] as string);
      case tags.octets: {
        const length = this.#whole();
        this.#at += length;
        return this.#octets.slice(this.#at - length, this.#at);
      }
      case tags.list:
        return Array.from({ length: this.#whole() }, () => this.#value());
      case tags.object:
        return this.#object();
      default:
        return this.valueAt(this.#whole());
    }
  }

  #whole(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const octet = this.#octets[this.#at++] as number;
      value += (octet & 0x7f) * weight;
      if (octet < 0x80) return value;
      weight *= 0x80;
    }
  }

  #object(): Entries {
    const entries: Entries = {};
    let places: Map<string, number> | null = null;
    for (const name of this.#pack.shapes[this.#whole()] ?? []) {
      if (this.#octets[this.#at] !== tags.later) {
        entries[name] = this.#value();
        continue;
      }
      places ??= new Map();
      places.set(name, this.#at + 5);
      this.#at += 5 + this.#view.getUint32(this.#at + 1);
      Object.defineProperty(entries, name, accessorOf(name));
    }
    if (places) Object.defineProperty(entries, kept, { value: { from: this, places } });
    return entries;
  }
}

/** What was packed. */
export function unpack(pack: Pack): unknown {
  return new Unpacker(pack).valueAt(0);
}
