import type { CheckFailure } from '../checks/index.ts';
import { sendingKey } from '../entities/packet-sender.ts';
import { runUseOfKeys, type Talker } from '../entities/use-of-keys.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { decodeMessage, generalExtensionTypes } from '../mikey/index.ts';
import { planOf } from '../model/plan.ts';
import type { Purpose } from '../model/purpose.ts';
import type { ReleaseId } from '../model/releases.ts';
import type { Scope } from '../trace/recording.ts';
import type { MessagePayload } from '../trace/trace.ts';
import { contextOf, finish, type KeyedGroup, type KeyedMember } from './release-group.ts';
import { type CheckLine, checkLines, type Received } from './release-reception.ts';

/** What a receiver of a release is left with after a message of another. */

/** A key that was sent: what it is for, and as what it was stored; null where it was not. */
export type KeyFate = Readonly<{ gmkId: number; meant: Purpose; stored: Purpose | null }>;

/** `as-meant`: every key, for what it is meant; `other-use`: every key, one for something else; `part`: one of two;
 *  `refused`: none. */
export type PairVerdict = 'as-meant' | 'other-use' | 'part' | 'refused';

/** Voice between the receiver and a member that took the message as its sender meant it. `sendsUnder`: the
 *  key that the receiver sends voice with. */
export type MediaUse = Readonly<{
  hears: boolean;
  isHeard: boolean;
  sendsUnder: 'media' | 'other' | 'none';
}>;

export type ReleasePair = Readonly<{
  from: ReleaseId;
  to: ReleaseId;
  verdict: PairVerdict;
  /** Why it refused what it did not store. */
  failure: CheckFailure | null;
  lines: readonly CheckLine[];
  keys: readonly KeyFate[];
  /** Types of general extension that it left unread. */
  unread: readonly number[];
  /** Whether a stored key has its group, times and text. */
  knowsParameters: boolean;
  media: MediaUse | null;
}>;

/** Somebody who talks with the receiver, and the keys that one has. */
export type Conversation = Readonly<{ member: KeyedMember; keys: readonly KeyRecord[] }>;

/** What comes of a message at a receiver. */
export function pairOf(
  group: KeyedGroup,
  places: Readonly<{ from: ReleaseId; to: ReleaseId }>,
  payloads: readonly MessagePayload[],
  received: Received,
  peer: Conversation | null,
): ReleasePair {
  const keys = group.gmks.map(({ gmkId, purpose: meant }): KeyFate => {
    const record = received.keys.find((one) => one.gmkId === gmkId);
    return { gmkId, meant, stored: record?.purpose ?? null };
  });
  return {
    ...places,
    verdict: verdictOf(keys),
    failure: received.failures[0] ?? null,
    lines: checkLines(received),
    keys,
    unread: unreadIn(payloads, received),
    knowsParameters: received.keys.every(({ parameters }) => parameters.groupIds.length > 0),
    media: peer && mediaOf(group, received.keys, peer),
  };
}

function verdictOf(keys: readonly KeyFate[]): PairVerdict {
  const kept = keys.filter(({ stored }) => stored !== null);
  if (kept.length === 0) return 'refused';
  if (kept.length < keys.length) return 'part';
  return keys.every(({ meant, stored }) => meant === stored) ? 'as-meant' : 'other-use';
}

/** Types it does not know, and that of a vendor where it takes that for nothing else. */
function unreadIn(payloads: readonly MessagePayload[], { reading }: Received) {
  const { extensions, readsOlderForms } = reading;
  const types = payloads.flatMap(({ sent }) =>
    (decodeMessage(sent).message?.generalExtensions ?? []).map(({ type }) => type),
  );
  const isRead = (type: number) =>
    extensions.includes(type) && (type !== generalExtensionTypes.vendorId || readsOlderForms);
  return [...new Set(types)].filter((type) => !isRead(type));
}

/** Voice each way, protected and opened for real. */
function mediaOf(
  { scenario, round, member, gmks }: KeyedGroup,
  keys: readonly KeyRecord[],
  peer: Conversation,
): MediaUse {
  const talker = (one: KeyedMember, held: readonly KeyRecord[]): Talker => ({
    actor: one.actor,
    uri: one.ue.uri,
    keys: held,
  });
  const [own, other] = [talker(member, keys), talker(peer.member, peer.keys)];
  const { temporary } = planOf(scenario).group;
  const opens = (from: Talker, to: Talker): boolean => {
    const { prefix, procedure } = round;
    const scope: Scope = { prefix, procedure, step: 'use', actor: from.actor, member: from.actor };
    const steps = runUseOfKeys(contextOf(scenario, null), scope, from, to, { temporary });
    return finish(steps).some(({ name, opened }) => name === 'media-packet' && opened);
  };
  const meant = gmks.find(({ purpose }) => purpose !== 'floor');
  const sends = sendingKey(keys, 'media');
  const sendsUnder = sends ? (sends.gmkId === meant?.gmkId ? 'media' : 'other') : 'none';
  return { hears: opens(other, own), isHeard: opens(own, other), sendsUnder };
}
