import { openPackets } from '../exchange/open-packets.ts';
import type { OpenedPacket } from '../exchange/opened-packet.ts';
import type { PacketKey } from '../exchange/packet-keys.ts';
import type { KmsCertificate } from '../mcptt/kms-certificate.ts';
import type { ActorId } from '../model/actors.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { Fact } from '../model/fact.ts';
import type { Purpose } from '../model/purpose.ts';
import type { HeldGmk, Secrets } from './held-secrets.ts';
import type { Delivery, ProtectedPacket, Traffic } from './overheard.ts';
import { type Addressee, type LearntGmk, type ReceiverKey, readDelivery } from './read-delivery.ts';

/** Who reads what: the traffic of a run tried with the secrets of those who are asked about. Whatever is
 *  told to open has been opened. */

/** Somebody who has the secrets of a party, taken after the event at `takenAfter`, and hears the traffic
 *  behind that at `hearsFrom`. */
export type Reader = Readonly<{ secrets: Secrets; takenAfter: number; hearsFrom: number }>;

export type ReadTask = Readonly<{
  readers: readonly Reader[];
  traffic: readonly Traffic[];
  /** Those of every KMS: they are no secret. */
  certificates: readonly KmsCertificate[];
}>;

/** Where the GMK comes from that opens a packet: the store of the party, or a payload that it opens. */
export type KeySource = Readonly<{ gmkId: number; purpose: Purpose }> &
  Readonly<
    { how: HeldGmk['how']; from: string } | { how: 'learnt'; delivery: string; with: ReceiverKey }
  >;

/** Why something does not open. `gone`: the event that deleted the key. */
export type Closed = Readonly<
  | { why: 'unreadable' }
  | { why: 'sealed' | 'other-period'; addressee: Addressee }
  | { why: 'gone'; gmkId: number; gone: string }
  | { why: 'other-key' | 'not-held'; gmkId: number }
  | { why: 'no-mki' }
>;

/** What comes of an item at a reader. `unheard`: it went by before anybody listened. */
export type ReadMark = Readonly<
  | { verdict: 'packet'; by: KeySource; payload: Uint8Array; floor: readonly (string | Fact)[] }
  | { verdict: 'delivery'; learnt: readonly LearntGmk[] }
  | { verdict: 'closed'; closed: Closed }
  | { verdict: 'unheard' }
>;

/** The marks of a reader, in the order of the traffic. */
export type ReaderMarks = Readonly<{ actor: ActorId; marks: readonly ReadMark[] }>;

/** How many items have been tried, of how many. */
export type ReadStep = Readonly<{ done: number; total: number }>;

/** Tries all traffic with the secrets of each reader; gives way behind each payload, which takes long. */
export function* whoReads({
  readers,
  traffic,
  certificates,
}: ReadTask): Generator<ReadStep, readonly ReaderMarks[], void> {
  const total = readers.length * traffic.length;
  const all: ReaderMarks[] = [];
  for (const reader of readers) {
    const { secrets } = reader;
    const marks = new Map<string, ReadMark>();
    const sources = new Map<string, Source>();
    for (const held of secrets.gmks) addSource(sources, held, heldSource(held));
    for (const item of traffic) {
      if (!isHeard(reader, item)) marks.set(item.id, { verdict: 'unheard' });
      else if (item.kind === 'delivery') {
        const { learnt, addressee } = readDelivery(item, secrets, certificates);
        for (const key of learnt) addSource(sources, key, learntSource(key));
        const mark: ReadMark =
          learnt.length > 0
            ? { verdict: 'delivery', learnt }
            : { verdict: 'closed', closed: sealedFor(item, secrets, addressee) };
        marks.set(item.id, mark);
        yield { done: all.length * traffic.length + marks.size, total };
      }
    }
    const packets = traffic.filter(
      (item): item is ProtectedPacket => item.kind === 'packet' && !marks.has(item.id),
    );
    for (const [id, mark] of readPackets(packets, secrets, [...sources.values()])) {
      marks.set(id, mark);
    }
    const inOrder = traffic.map(({ id }) => marks.get(id) ?? { verdict: 'unheard' as const });
    all.push({ actor: secrets.actor, marks: inOrder });
    yield { done: all.length * traffic.length, total };
  }
  return all;
}

const isHeard = ({ secrets, hearsFrom }: Reader, { index, eventId }: Traffic): boolean =>
  index > hearsFrom || secrets.inHand.includes(eventId);

type Source = Readonly<{ key: PacketKey; by: KeySource }>;

/** Keys that are the same count once, from where they come first. */
function addSource(sources: Map<string, Source>, key: HeldGmk | LearntGmk, by: KeySource): void {
  const { gmk, gmkId, rand, csId } = key;
  const name = `${bytesToHex(gmk)} ${gmkId} ${bytesToHex(rand)}`;
  if (!sources.has(name)) sources.set(name, { key: { gmk, keyId: gmkId, rand, csId }, by });
}

const heldSource = ({ gmkId, purpose, how, from }: HeldGmk): KeySource => ({
  ...{ gmkId, purpose, how, from },
});

const learntSource = ({ gmkId, purpose, delivery, with: key }: LearntGmk): KeySource => ({
  ...{ gmkId, purpose, how: 'learnt', delivery, with: key },
});

function* readPackets(
  packets: readonly ProtectedPacket[],
  secrets: Secrets,
  sources: readonly Source[],
): Generator<readonly [string, ReadMark], void, void> {
  const found = packets.map(({ octets, use }) => foundPacket(octets, use));
  const keys = sources.map(({ key }) => key);
  let place = 0;
  for (const opened of openPackets(found, { keys, users: [] })) {
    const packet = packets[place];
    place += 1;
    if (packet) yield [packet.id, markOf(packet, opened, secrets, sources)];
  }
}

const foundPacket = (octets: Uint8Array, use: ProtectedPacket['use']) =>
  ({ octets, kind: use === 'media' ? 'srtp' : 'srtcp' }) as const;

function markOf(
  packet: ProtectedPacket,
  opened: OpenedPacket,
  secrets: Secrets,
  sources: readonly Source[],
): ReadMark {
  const { opening, mki, verdict, floor } = opened;
  if (opening) {
    const by = sourceOf(packet, opening.key, sources);
    return { verdict: 'packet', by, payload: opening.payload, floor };
  }
  const gmkId = mki?.keyId;
  if (gmkId === undefined) return { verdict: 'closed', closed: { why: 'no-mki' } };
  if (verdict === 'failed') return { verdict: 'closed', closed: { why: 'other-key', gmkId } };
  const gone = secrets.gone.find((key) => key.gmkId === gmkId);
  const closed: Closed = gone ? { why: 'gone', ...gone } : { why: 'not-held', gmkId };
  return { verdict: 'closed', closed };
}

/** The first key that opens a packet by itself: several may have its identifier. */
function sourceOf(
  { octets, use }: ProtectedPacket,
  { keyId, statedId }: NonNullable<OpenedPacket['opening']>['key'],
  sources: readonly Source[],
): KeySource {
  const named = sources.filter(({ key }) => key.keyId === (statedId ?? keyId));
  const opens = ({ key }: Source) => {
    const [alone] = openPackets([foundPacket(octets, use)], { keys: [key], users: [] });
    return alone?.opening != null;
  };
  const source = named.length > 1 ? named.find(opens) : named[0];
  if (!source) throw new TypeError('a packet was opened with a key that nobody has');
  return source.by;
}

/** Why a payload stays closed: it is for somebody else, or for another key period of the same user. */
function sealedFor({ toUri }: Delivery, { keySets }: Secrets, addressee: Addressee | null): Closed {
  if (!addressee) return { why: 'unreadable' };
  const own = keySets.filter(({ userUri }) => userUri === toUri);
  const hasOther =
    own.length > 0 && own.every(({ keyPeriodNo }) => keyPeriodNo !== addressee.keyPeriodNo);
  return { why: hasOther ? 'other-period' : 'sealed', addressee };
}
