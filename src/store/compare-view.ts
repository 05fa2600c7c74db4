import * as v from 'valibot';
import { type KeyDocument, keyDocuments, type SkipEntry, skipSchema } from '../engine/index.ts';
import { type Design, designs } from './designs.ts';

/** What of a comparison is in a link. */

export const growthQuantities = [
  'octets',
  'carrierOctets',
  'messages',
  'carrierMessages',
  'roundTrips',
  'operations',
  'airSeconds',
] as const;
export type GrowthQuantity = (typeof growthQuantities)[number];

/** Bit rates and round trips a channel may have. */
export const channelRange = {
  kilobitsPerSecond: { least: 0.1, most: 1_000_000 },
  roundTripMilliseconds: { least: 0, most: 60_000 },
} as const;

/** `stop`: key of the aligned stop both ladders stand at; null for the first notification, or where a
 *  check makes the difference.
 *  `quantity`: what the plot shows; null for the first one in which the two designs differ.
 *  `keyDocument`: what the key document of a second procedure is taken to hold.
 *  `soFar`: the ledger is that of all acts up to the one looked at.
 *  `without`: in place of two designs, the scenario with that check and without it. */
export type CompareView = Readonly<{
  left: Design;
  right: Design;
  stop: string | null;
  quantity: GrowthQuantity | null;
  keyDocument: KeyDocument;
  kilobitsPerSecond: number;
  roundTripMilliseconds: number;
  soFar: boolean;
  without: SkipEntry | null;
}>;

export const defaultCompare: CompareView = {
  left: 'twice',
  right: 'once-two-payloads',
  stop: null,
  quantity: null,
  keyDocument: 'both-payloads',
  kilobitsPerSecond: 64,
  roundTripMilliseconds: 200,
  soFar: false,
  without: null,
};

const within = ({ least, most }: Readonly<{ least: number; most: number }>) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));

/** The fields that differ from the default. */
export const compareSchema = v.strictObject({
  left: v.optional(v.picklist(designs), defaultCompare.left),
  right: v.optional(v.picklist(designs), defaultCompare.right),
  stop: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), defaultCompare.stop),
  quantity: v.optional(v.nullable(v.picklist(growthQuantities)), defaultCompare.quantity),
  keyDocument: v.optional(v.picklist(keyDocuments), defaultCompare.keyDocument),
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
