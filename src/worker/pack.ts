import { GrowingOctets } from './growing-octets.ts';

/** Plain data in one buffer, for the way from a worker to the page. A structured clone makes every object of
 *  a run anew in the page, most of which nobody looks at; here what is large is read when somebody does
 *  (`unpack.ts`). */
export type Pack = Readonly<{
  octets: ArrayBuffer;
  texts: readonly string[];
  /** The names of the fields of each kind of object. */
  shapes: readonly (readonly string[])[];
}>;

/** What stands in front of a value. `shared`, added to one, marks what is referred to again. */
export const tags = Object.freeze({
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  whole: 4,
  number: 5,
  bigint: 6,
  text: 7,
  octets: 8,
  list: 9,
  object: 10,
  later: 11,
  again: 12,
  shared: 16,
});

/** Fields that are read when they are looked at. */
const readLater: ReadonlySet<string> = new Set(['working', 'values', 'sentTree', 'receivedTree']);

const mostWhole = 0xffff_ffff;

type Shape = { id: number | null; next: Map<string, Shape> };
const emptyShape = (): Shape => ({ id: null, next: new Map() });

class Packer {
  readonly #out = new GrowingOctets();
  readonly #texts = new Map<string, number>();
  readonly #noFields = emptyShape();
  readonly #shapes: (readonly string[])[] = [];
  /** Where octets stand, and what is read later. */
  readonly #places = new Map<object, number>();

  pack(value: unknown): Pack {
    this.#write(value);
    const octets = this.#out.toBuffer();
    return { octets, texts: [...this.#texts.keys()], shapes: this.#shapes };
  }

  #write(value: unknown): void {
    if (typeof value === 'string') this.#text(tags.text, value);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'object' && value !== null) this.#objectOrList(value);
    else if (typeof value === 'bigint') this.#text(tags.bigint, String(value));
    else this.#out.octet(constantTag(value));
  }

  #number(value: number): void {
    const isWhole = Number.isInteger(value) && value >= 0 && value <= mostWhole;
    if (isWhole && !Object.is(value, -0)) {
      this.#out.octet(tags.whole);
      this.#out.whole(value);
    } else {
      this.#out.octet(tags.number);
      this.#out.double(value);
    }
  }

  #text(tag: number, text: string): void {
    let id = this.#texts.get(text);
    if (id === undefined) {
      id = this.#texts.size;
      this.#texts.set(text, id);
    }
    this.#out.octet(tag);
    this.#out.whole(id);
  }

  #objectOrList(value: object): void {
    if (value instanceof Uint8Array) this.#once(value, () => this.#raw(value));
    else if (Array.isArray(value)) this.#list(value);
    else this.#object(value);
  }

  #list(list: readonly unknown[]): void {
    this.#out.octet(tags.list);
    this.#out.whole(list.length);
    for (const item of list) this.#write(item);
  }

  #raw(octets: Uint8Array): void {
    this.#out.octet(tags.octets);
    this.#out.whole(octets.length);
    this.#out.raw(octets);
  }

  /** Writes something, or where it stands already. */
  #once(value: object, write: () => void): void {
    const known = this.#places.get(value);
    if (known === undefined) {
      this.#places.set(value, this.#out.at);
      write();
      return;
    }
    this.#out.mark(known, tags.shared);
    this.#out.octet(tags.again);
    this.#out.whole(known);
  }

  #object(value: object): void {
    const names = Object.keys(value);
    const fields: readonly unknown[] = Object.values(value);
    this.#out.octet(tags.object);
    this.#out.whole(this.#shapeOf(names));
    for (let at = 0; at < names.length; at++) {
      const field = fields[at];
      const isLarge = typeof field === 'object' && field !== null;
      if (isLarge && readLater.has(names[at] as string)) this.#later(field);
      else this.#write(field);
    }
  }

  #shapeOf(names: readonly string[]): number {
    let shape = this.#noFields;
    for (const name of names) {
      let next = shape.next.get(name);
      if (next === undefined) {
        next = emptyShape();
        shape.next.set(name, next);
      }
      shape = next;
    }
    shape.id ??= this.#shapes.push(names) - 1;
    return shape.id;
  }

  /** A value behind its length, so that a reader can pass it over. */
  #later(value: object): void {
    this.#out.octet(tags.later);
    const length = this.#out.leaveNumber();
    const start = this.#out.at;
    this.#once(value, () => this.#objectOrList(value));
    this.#out.setNumber(length, this.#out.at - start);
  }
}

function constantTag(value: unknown): number {
  if (value === undefined) return tags.undefined;
  if (value === null) return tags.null;
  if (typeof value === 'boolean') return value ? tags.true : tags.false;
  throw new TypeError(`plain data has no ${typeof value}`);
}

/** Packs plain data: objects, lists, octets, texts, numbers, bigints, booleans, null and undefined. Octets, and
 *  what is read later, are one again in the page where they were one. Throws TypeError for anything else. */
export function pack(value: unknown): Pack {
  return new Packer().pack(value);
}
