import * as v from 'valibot';
import {
  ipVersions,
  type KeyDocument,
  keyDocuments,
  maxMembers,
  type Network,
  type SkipEntry,
  sipTransports,
  skipSchema,
} from '../engine/index.ts';
import { type Design, designs } from './designs.ts';

/** What of a comparison is in a link. */

export const growthQuantities = [
  'octets',
  'carrierOctets',
  'networkOctets',
  'messages',
  'carrierMessages',
  'roundTrips',
  'operations',
  'airSeconds',
] as const;
export type GrowthQuantity = (typeof growthQuantities)[number];

/** What a plot goes over. */
export const growthAxes = ['members', 'floorShare', 'loss', 'bitRate', 'roundTrip'] as const;
export type GrowthAxis = (typeof growthAxes)[number];

/** What counts as octets: payloads alone, the stage 3 messages that carry them, or those with what lies under
 *  them. */
export const countings = ['payload', 'carrier', 'network'] as const;
export type Counting = (typeof countings)[number];

/** Which of the two other designs has its figure beside that of the first. */
export const besides = ['right', 'third'] as const;

/** Bit rates and round trips a channel may have. */
export const channelRange = {
  kilobitsPerSecond: { least: 0.1, most: 1_000_000 },
  roundTripMilliseconds: { least: 0, most: 60_000 },
} as const;

/** `stop`: key of the aligned stop both ladders stand at; null for the first notification, or where a
 *  check makes the difference.
 *  `third`: a third design, in the tables and the plot; its figure in the place of the right one if `beside`
 *  says so.
 *  `quantity`: what the plot shows; null for the first one in which the designs differ. `axis`: over what.
 *  `keyDocument`: what the key document of a second procedure is taken to hold.
 *  `network`: what lies under the stage 3 messages, where `counting` has it.
 *  `members`: the ledger is that of the formula for so many members; null for that of the runs.
 *  `soFar`: the ledger is that of all acts up to the one looked at.
 *  `without`: in place of two designs, the scenario with that check and without it. */
export type CompareView = Readonly<{
  left: Design;
  right: Design;
  third: Design | null;
  beside: (typeof besides)[number];
  stop: string | null;
  quantity: GrowthQuantity | null;
  axis: GrowthAxis | null;
  counting: Counting;
  keyDocument: KeyDocument;
  network: Network;
  members: number | null;
  kilobitsPerSecond: number;
  roundTripMilliseconds: number;
  soFar: boolean;
  without: SkipEntry | null;
}>;

export const defaultCompare: CompareView = {
  left: 'twice',
  right: 'once-two-payloads',
  third: null,
  beside: 'right',
  stop: null,
  quantity: null,
  axis: null,
  counting: 'carrier',
  keyDocument: 'both-payloads',
  network: { ip: 'ipv4', sip: 'tcp', tcpOptions: false, tls: true },
  members: null,
  kilobitsPerSecond: 64,
  roundTripMilliseconds: 200,
  soFar: false,
  without: null,
};

const within = ({ least, most }: Readonly<{ least: number; most: number }>) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));

const networkSchema = v.strictObject({
  ip: v.picklist(ipVersions),
  sip: v.picklist(sipTransports),
  tcpOptions: v.boolean(),
  tls: v.boolean(),
});

/** The fields that differ from the default. */
export const compareSchema = v.strictObject({
  left: v.optional(v.picklist(designs), defaultCompare.left),
  right: v.optional(v.picklist(designs), defaultCompare.right),
  third: v.optional(v.nullable(v.picklist(designs)), defaultCompare.third),
  beside: v.optional(v.picklist(besides), defaultCompare.beside),
  stop: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), defaultCompare.stop),
  quantity: v.optional(v.nullable(v.picklist(growthQuantities)), defaultCompare.quantity),
  axis: v.optional(v.nullable(v.picklist(growthAxes)), defaultCompare.axis),
  counting: v.optional(v.picklist(countings), defaultCompare.counting),
  keyDocument: v.optional(v.picklist(keyDocuments), defaultCompare.keyDocument),
  network: v.optional(networkSchema, defaultCompare.network),
  members: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxMembers))),
    defaultCompare.members,
  ),
  kilobitsPerSecond: v.optional(
    within(channelRange.kilobitsPerSecond),
    defaultCompare.kilobitsPerSecond,
  ),
  roundTripMilliseconds: v.optional(
    within(channelRange.roundTripMilliseconds),
    defaultCompare.roundTripMilliseconds,
  ),
  soFar: v.optional(v.boolean(), defaultCompare.soFar),
  without: v.optional(v.nullable(skipSchema), defaultCompare.without),
});
