/** A buffer that grows as it is written. */
export class GrowingOctets {
  #octets = new Uint8Array(1 << 16);
  #view = new DataView(this.#octets.buffer);
  /** Where the next octet comes. */
  at = 0;

  /** A copy of what was written. */
  toBuffer(): ArrayBuffer {
    return this.#octets.slice(0, this.at).buffer;
  }

  octet(value: number): void {
    this.#makeRoom(1);
    this.#octets[this.at++] = value;
  }

  /** A whole number below 2³², seven bits an octet, the lowest first. */
  whole(value: number): void {
    this.#makeRoom(5);
    let left = value;
    while (left > 0x7f) {
      this.#octets[this.at++] = (left & 0x7f) | 0x80;
      left >>>= 7;
    }
    this.#octets[this.at++] = left;
  }

  double(value: number): void {
    this.#makeRoom(8);
    this.#view.setFloat64(this.at, value);
    this.at += 8;
  }

  raw(octets: Uint8Array): void {
    this.#makeRoom(octets.length);
    this.#octets.set(octets, this.at);
    this.at += octets.length;
  }

  /** Four octets for a number that is known later. */
  leaveNumber(): number {
    this.#makeRoom(4);
    this.at += 4;
    return this.at - 4;
  }

  setNumber(place: number, value: number): void {
    this.#view.setUint32(place, value);
  }

  /** Sets bits of an octet that was written. */
  mark(place: number, bits: number): void {
    this.#octets[place] = (this.#octets[place] as number) | bits;
  }

  #makeRoom(more: number): void {
    if (this.at + more <= this.#octets.length) return;
    const larger = new Uint8Array(2 * (this.#octets.length + more));
    larger.set(this.#octets);
    this.#octets = larger;
    this.#view = new DataView(larger.buffer);
  }
}
