import { bytesToUtf8 } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { Packet, Packets } from './capture-packets.ts';

/** Reads pcapng files: several sections, each in its own byte order, with the time resolution and
 *  offset of each interface. Blocks that hold no packet are passed over.
 *  Source: draft-ietf-opsawg-pcapng §3, §4. */

const blocks = { section: 0x0a0d0d0a, interface: 1, packet: 2, simple: 3, enhanced: 6 } as const;
const options = { end: 0, comment: 1, resolution: 9, offset: 14 } as const;

/** An interface: its link type, most octets captured (0: no limit), units a second, seconds to add. */
type Interface = Readonly<{ link: number; snapLength: number; units: bigint; offset: bigint }>;

type Section = { little: boolean; interfaces: Interface[] };

type Block = Readonly<{ type: number; start: number; end: number }>;

/** The packets of a pcapng file; ends at a block that is cut off or whose two lengths differ. */
export function* pcapngPackets(file: Uint8Array): Packets {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const section: Section = { little: true, interfaces: [] };
  let number = 0;
  for (let at = 0; at < file.length; ) {
    const block = blockAt(view, at, section);
    if ('code' in block) return { ...block, facts: { number: number + 1 } };
    at = block.end + 4;
    if (block.type === blocks.interface) section.interfaces.push(interfaceOf(view, block, section));
    const packet = packetOf(file, view, block, section);
    if (packet === null) continue;
    number += 1;
    if (packet === 'broken') return fact('found.note.badLength', { number });
    yield { number, ...packet };
  }
  return null;
}

/** The block at an offset: `start` to `end` is its body. A new section has its own byte order. */
function blockAt(view: DataView, at: number, section: Section): Block | Fact {
  const cut = fact('found.note.cut', { number: 0 });
  const broken = fact('found.note.badLength', { number: 0 });
  if (at + 12 > view.byteLength) return cut;
  const isSection = view.getUint32(at, true) === blocks.section;
  if (isSection) {
    const order = view.getUint32(at + 8, true);
    if (order !== 0x1a2b3c4d && order !== 0x4d3c2b1a) return broken;
    section.little = order === 0x1a2b3c4d;
    section.interfaces = [];
  }
  const type = view.getUint32(at, section.little);
  const length = view.getUint32(at + 4, section.little);
  if (length < 12 || length % 4 !== 0) return broken;
  if (at + length > view.byteLength) return cut;
  const end = at + length - 4;
  if (view.getUint32(end, section.little) !== length) return broken;
  return { type, start: at + 8, end };
}

/** The options of a block from `start` on, by code; of several with one code the first. */
function optionsOf(
  view: DataView,
  start: number,
  end: number,
  little: boolean,
): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  for (let at = start; at + 4 <= end; ) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === options.end || at + 4 + length > end) break;
    const value = new Uint8Array(view.buffer, view.byteOffset + at + 4, length);
    if (!found.has(code)) found.set(code, value);
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  return found;
}

const microseconds = 1_000_000n;

function interfaceOf(view: DataView, { start, end }: Block, { little }: Section): Interface {
  if (end - start < 8) return { link: -1, snapLength: 0, units: microseconds, offset: 0n };
  const given = optionsOf(view, start + 8, end, little);
  const resolution = given.get(options.resolution)?.[0];
  const offset = given.get(options.offset);
  return {
    link: view.getUint16(start, little),
    snapLength: view.getUint32(start + 4, little),
    units: resolution === undefined ? microseconds : unitsOf(resolution),
    offset:
      offset?.length === 8
        ? new DataView(offset.buffer, offset.byteOffset, 8).getBigInt64(0, little)
        : 0n,
  };
}

/** A negative power of ten, or of two where the first bit is set. */
const unitsOf = (resolution: number): bigint =>
  (resolution & 0x80 ? 2n : 10n) ** BigInt(Math.min(resolution & 0x7f, 64));

type Read = Omit<Packet, 'number'>;

/** The packet in a block: `null` where it is a block of another kind, `broken` where its length or
 *  its interface cannot be. */
function packetOf(
  file: Uint8Array,
  view: DataView,
  block: Block,
  section: Section,
): Read | 'broken' | null {
  const { type, start, end } = block;
  const { little, interfaces } = section;
  if (type === blocks.simple) return simplePacket(file, view, block, section);
  if (type !== blocks.enhanced && type !== blocks.packet) return null;
  if (end - start < 20) return 'broken';
  const index =
    type === blocks.enhanced ? view.getUint32(start, little) : view.getUint16(start, little);
  const length = view.getUint32(start + 12, little);
  const on = interfaces[index];
  const data = start + 20;
  if (!on || length > end - data) return 'broken';
  const ticks =
    (BigInt(view.getUint32(start + 4, little)) << 32n) | BigInt(view.getUint32(start + 8, little));
  const after = data + length + ((4 - (length % 4)) % 4);
  const said = optionsOf(view, after, end, little).get(options.comment);
  const comment = said && bytesToUtf8(said);
  return {
    link: on.link,
    octets: file.subarray(data, data + length),
    unixSeconds: Number(ticks / on.units + on.offset),
    ...(comment && { comment }),
  };
}

/** A packet without time, on the first interface, as long as that captures at most. */
function simplePacket(
  file: Uint8Array,
  view: DataView,
  { start, end }: Block,
  { little, interfaces: [on] }: Section,
): Read | 'broken' {
  if (!on || end - start < 4) return 'broken';
  const original = view.getUint32(start, little);
  const length = on.snapLength > 0 ? Math.min(original, on.snapLength) : original;
  if (length > end - start - 4) return 'broken';
  return { link: on.link, octets: file.subarray(start + 4, start + 4 + length) };
}
