import {
  type CheckEvent,
  isUe,
  type MemberOutcome,
  type OutcomeEvent,
  type PacketOutcome,
  parseActorId,
  partnerGms,
  type SystemName,
  systemOf,
  type TraceEvent,
} from '../../engine/index.ts';
import { isOpened } from '../opened-message.ts';

/** Whether a member ended with every key it should hold. */
export function holdsAll({ keysHeld, keysExpected }: MemberOutcome): boolean {
  return keysHeld === keysExpected;
}

/** Those that miss a key first, else in their order. */
export function failedFirst(members: readonly MemberOutcome[]): readonly MemberOutcome[] {
  return [...members].sort((a, b) => Number(holdsAll(a)) - Number(holdsAll(b)));
}

export type OutcomeLine = Readonly<{
  key: string;
  held: number;
  count: number;
  unixSeconds?: number;
}>;

/** What the run came to, line by line: the key of each in the catalogue, with its numbers. */
export function outcomeLines(event: OutcomeEvent): readonly OutcomeLine[] {
  const lineOf = (key: string, members: readonly MemberOutcome[]): OutcomeLine => ({
    key,
    held: members.filter(holdsAll).length,
    count: members.length,
  });
  if (event.unopened) return [lineOf('unopened', event.members)];
  if (isOpened(event)) return [lineOf(event.ok ? 'accepted' : 'refused', event.members)];
  const gms = event.members.filter(({ actor }) => actor === partnerGms);
  const of = (system: SystemName) =>
    event.members.filter(({ actor }) => isUe(actor) && systemOf(actor) === system);
  const members =
    gms.length === 0
      ? [
          lineOf(
            'members',
            event.members.filter(({ actor }) => isUe(actor)),
          ),
        ]
      : [
          lineOf('primaryMembers', of('primary')),
          lineOf(gms.every(holdsAll) ? 'partnerGms' : 'partnerGmsFailed', gms),
          lineOf('partnerMembers', of('partner')),
        ];
  const lines = [...members, ...serverLines(event)];
  if (event.packets.length === 0) return lines;
  const held = event.packets.filter(({ opened }) => opened).length;
  return [...lines, { key: 'packets', held, count: event.packets.length }, ...unsentLines(event)];
}

/** The keys that MCPTT servers were sent by their users. */
function serverLines({ members }: OutcomeEvent): readonly OutcomeLine[] {
  const servers = members.filter(({ actor }) => parseActorId(actor).kind === 'server');
  const sum = (of: 'keysHeld' | 'keysExpected') =>
    servers.reduce((all, server) => all + server[of], 0);
  const count = sum('keysExpected');
  return count === 0 ? [] : [{ key: 'servers', held: sum('keysHeld'), count }];
}

/** Why packets were not sent. Source: TS 33.179 §7.3.1. */
function unsentLines({ packets }: OutcomeEvent): readonly OutcomeLine[] {
  const count = (unsent: 'no-key' | 'not-active') =>
    packets.filter((packet) => packet.unsent === unsent).length;
  const times = packets.flatMap(({ activeFrom }) => activeFrom ?? []);
  const from = times.length > 0 ? { unixSeconds: Math.min(...times) } : {};
  return [
    { key: 'packetsNotActive', held: 0, count: count('not-active'), ...from },
    { key: 'packetsNoKey', held: 0, count: count('no-key') },
  ].filter((line) => line.count > 0);
}

export type ClosedPacket = Readonly<{ packet: PacketOutcome; check: CheckEvent | null }>;

/** The packets that did not open, each with the check that failed at its receiver; without one where
 *  the packet was not sent. */
export function closedPackets(
  events: readonly TraceEvent[],
  { packets }: Pick<OutcomeEvent, 'packets'>,
): readonly ClosedPacket[] {
  if (packets.every(({ opened }) => opened)) return [];
  const failed = events.filter(
    (event): event is CheckEvent => event.kind === 'check' && event.step === 'use' && !event.passed,
  );
  const messages = new Map(
    events.flatMap((event) => (event.kind === 'message' ? [[event.id, event] as const] : [])),
  );
  return packets
    .filter(({ opened }) => !opened)
    .map((packet) => {
      const isOf = (check: CheckEvent) => {
        const message = messages.get(check.subject?.messageId ?? '');
        return (
          check.actor === packet.to && message?.from === packet.from && message.name === packet.name
        );
      };
      return { packet, check: failed.find(isOf) ?? null };
    });
}
