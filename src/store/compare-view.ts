import * as v from 'valibot';
import { type Design, designs } from './designs.ts';

/** What of a comparison is in a link. */

export const growthQuantities = [
  'octets',
  'carrierOctets',
  'messages',
  'operations',
  'airSeconds',
] as const;
export type GrowthQuantity = (typeof growthQuantities)[number];

/** Bit rates and round trips a channel may have. */
export const channelRange = {
  kilobitsPerSecond: { least: 0.1, most: 1_000_000 },
  roundTripMilliseconds: { least: 0, most: 60_000 },
} as const;

/** `stop`: key of the aligned stop both ladders stand at; null for the first notification. */
export type CompareView = Readonly<{
  left: Design;
  right: Design;
  stop: string | null;
  quantity: GrowthQuantity;
  kilobitsPerSecond: number;
  roundTripMilliseconds: number;
}>;

export const defaultCompare: CompareView = {
  left: 'twice',
  right: 'once-two-payloads',
  stop: null,
  quantity: 'octets',
  kilobitsPerSecond: 64,
  roundTripMilliseconds: 200,
};

const within = ({ least, most }: Readonly<{ least: number; most: number }>) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));

/** The fields that differ from the default. */
export const compareSchema = v.strictObject({
  left: v.optional(v.picklist(designs), defaultCompare.left),
  right: v.optional(v.picklist(designs), defaultCompare.right),
  stop: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), defaultCompare.stop),
  quantity: v.optional(v.picklist(growthQuantities), defaultCompare.quantity),
  kilobitsPerSecond: v.optional(
    within(channelRange.kilobitsPerSecond),
    defaultCompare.kilobitsPerSecond,
  ),
  roundTripMilliseconds: v.optional(
    within(channelRange.roundTripMilliseconds),
    defaultCompare.roundTripMilliseconds,
  ),
});
