import type { ActorId } from '../model/actors.ts';
import { carrierMessages, isBetweenServers } from '../signalling/carrier.ts';
import { type CarrierName, carrierNames, type Hop } from '../signalling/carrier-message.ts';
import type { KeyDocument } from '../signalling/carrier-options.ts';

/** What the stage 3 messages of a run cost: a sum over the messages of the figure they stand for. */

/** Octets of stage 3 messages, those of the payloads in them included: of all, of those a UE sends
 *  or receives, and of those of the first member. */
export type CarrierOctets = Readonly<{ inAll: number; air: number; member: number }>;

/** Requests that were answered. */
export type RoundTrips = Readonly<{
  inAll: number;
  /** Of the first member, one after the other. */
  member: number;
  /** One after the other in the whole group, whose members do not wait for each other. */
  inSequence: number;
}>;

export type CarrierLedger = Readonly<{
  /** Stage 3 messages by kind: an OK of a UE, which none stands for, is not among them. */
  messages: Readonly<Record<CarrierName, number>>;
  /** Those that the first member sends or receives. */
  memberMessages: Readonly<Record<CarrierName, number>>;
  octets: Readonly<Record<KeyDocument, CarrierOctets>>;
  roundTrips: RoundTrips;
}>;

/** Messages, answers and octets of one or more messages of the figure. */
export type CarrierCost = Readonly<{
  messages: Readonly<Record<CarrierName, number>>;
  answers: number;
  octets: Readonly<Record<KeyDocument, number>>;
}>;

/** What carries one message of the figure. */
export function carrierCost(hop: Hop): CarrierCost {
  const both = carrierMessages(hop, 'both-payloads');
  const octetsOf = (messages: typeof both) => messages.reduce((sum, { octets }) => sum + octets, 0);
  const messages = noMessages();
  for (const { name } of both) messages[name] += 1;
  const whole = octetsOf(both);
  // Composed again only where the two differ: a large group has many.
  const part = hop.held.length === 0 ? whole : octetsOf(carrierMessages(hop, 'new-payload'));
  return {
    messages,
    answers: hop.arrives ? both.filter(({ isRequest }) => !isRequest).length : 0,
    octets: { 'both-payloads': whole, 'new-payload': part },
  };
}

/** A sum that takes costs as they come. */
export type CarrierFold = Readonly<{
  /** Adds what `cost` says for `count` receivers that are alike. `ue`: the one of them that stands
   *  for all; null between servers. */
  add: (cost: CarrierCost, ue: ActorId | null, count?: number) => void;
  ledger: () => CarrierLedger;
}>;

const firstMember: ActorId = 'ue1';

export function createCarrierLedger(): CarrierFold {
  const messages = noMessages();
  const memberMessages = noMessages();
  const octets = { 'both-payloads': noOctets(), 'new-payload': noOctets() };
  const answersOf = new Map<ActorId, number>();
  let inAll = 0;
  let betweenServers = 0;
  return {
    add(cost, ue, count = 1) {
      for (const name of carrierNames) {
        messages[name] += count * cost.messages[name];
        if (ue === firstMember) memberMessages[name] += cost.messages[name];
      }
      inAll += count * cost.answers;
      if (ue === null) betweenServers += count * cost.answers;
      else answersOf.set(ue, (answersOf.get(ue) ?? 0) + cost.answers);
      for (const held of ['both-payloads', 'new-payload'] as const) {
        octets[held].inAll += count * cost.octets[held];
        if (ue !== null) octets[held].air += count * cost.octets[held];
        if (ue === firstMember) octets[held].member += cost.octets[held];
      }
    },
    ledger: () => ({
      messages: { ...messages },
      memberMessages: { ...memberMessages },
      octets: {
        'both-payloads': { ...octets['both-payloads'] },
        'new-payload': { ...octets['new-payload'] },
      },
      roundTrips: {
        inAll,
        member: answersOf.get(firstMember) ?? 0,
        inSequence: most(answersOf.values()) + betweenServers,
      },
    }),
  };
}

/** The UE a message goes to or comes from. */
export function ueOf(hop: Hop): ActorId | null {
  if (isBetweenServers(hop)) return null;
  return hop.to.kind === 'ue' ? hop.to.id : hop.from.id;
}

/** Stage 3 messages of all kinds. */
export function carrierMessageCount({ messages }: CarrierLedger): number {
  return carrierNames.reduce((sum, name) => sum + messages[name], 0);
}

const noOctets = () => ({ inAll: 0, air: 0, member: 0 });

const noMessages = () =>
  Object.fromEntries(carrierNames.map((name) => [name, 0])) as Record<CarrierName, number>;

function most(values: Iterable<number>): number {
  let found = 0;
  for (const value of values) found = Math.max(found, value);
  return found;
}
