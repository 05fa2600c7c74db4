import type { LimitRow } from './export-text.ts';

/** What the numbers of a comparison count and what they leave out. */
export const limits = {
  counted: ['figure', 'carrier', 'roundTrips', 'operations'],
  notCounted: [
    'answers',
    'subscription',
    'access',
    'transport',
    'retries',
    'hops',
    'memberList',
    'groupAgain',
    'provisioning',
  ],
} as const;

type Words = (key: string) => string;

/** The same in words, one row each. */
export function limitsOf(t: Words): readonly LimitRow[] {
  return (['counted', 'notCounted'] as const).flatMap((kind) =>
    limits[kind].map((limit) => ({
      name: t(`compare.limits.${kind}`),
      text: t(`compare.limits.${limit}`),
    })),
  );
}
