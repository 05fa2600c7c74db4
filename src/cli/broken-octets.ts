import {
  alterationAt,
  contextFor,
  type MessageBundle,
  openProbe,
  runSource,
  type Verdict,
} from '../engine/index.ts';
import type { Receiver } from './receiver.ts';

/** What the receiver of a bundle makes of its message with the lowest bit of each octet turned over, octet
 *  for octet: every check is made on each. Null where the message does not get as far as to be checked. */
export function brokenOctets(
  bundle: MessageBundle,
  { as, ntpSeconds }: Receiver,
): readonly Verdict[] | null {
  const source = {
    kind: 'bundle' as const,
    bundle,
    ...(as === undefined ? {} : { as }),
    ...(ntpSeconds === undefined ? {} : { ntpSeconds }),
  };
  const context = () => contextFor(source, () => 0);
  for (const event of runSource(source, context())) {
    if (event.kind !== 'message') continue;
    const place = { messageId: event.id, to: event.to, payload: 0 };
    const opened = openProbe(source, context(), place);
    if (opened === null) return null;
    const { facts, probe } = opened;
    const plan = { time: 'on-the-way', bits: 'one' } as const;
    return [...facts.octets.keys()].map((index) => probe(alterationAt(plan, index), plan.time));
  }
  return null;
}
