import * as v from 'valibot';
import { isActorId } from './actors.ts';
import { fact } from './fact.ts';
import type { GroupPurpose } from './purpose.ts';
import { says } from './schema-problems.ts';
import { uri } from './uris.ts';

/** What single members of a group have otherwise than the rest. */

/** A UE of the group. */
export const aUe = v.pipe(
  v.string(),
  v.check((id: string) => isActorId(id, ['ue']), says(fact('act.noMember'))),
);

/** What a member without a key for floor control does with floor control: protect it under its key for media,
 *  as where a group has one GMK, or send none. */
export const withoutFloorKey = ['media-key', 'none'] as const;

/** Of two keys, who gets that for floor control: all members, or those listed; the others get that for media
 *  alone. No text has a group in which only some need it. Source: TS 33.179 §7.6.1 (one GMK for both). */
export const floorKeySchema = v.strictObject({
  to: v.union(
    [v.literal('all'), v.pipe(v.array(aUe), v.minLength(1), v.maxLength(10_000))],
    says(fact('input.floorKeyTo')),
  ),
  others: v.optional(v.picklist(withoutFloorKey), 'media-key'),
});

export type FloorKey = Readonly<v.InferOutput<typeof floorKeySchema>>;

export const everybodyGetsIt: FloorKey = { to: 'all', others: 'media-key' };

/** What a UE knows of two keys where it does not know what the contribution asks for: TS 33.179 V13.4.0, in which
 *  a GMK protects media and floor control alike, or the draft before the amendment, which has two keys in two
 *  procedures and tells them apart by nothing but their order. */
export const olderKnowledge = ['v13-4-0', 'draft'] as const;
export type OlderKnowledge = (typeof olderKnowledge)[number];

/** The UEs that know less, and what. */
export const knowsSchema = v.record(aUe, v.picklist(olderKnowledge));

/** Further KMSs of users of the partner system, beside that of its GMS: their URIs, and whom they serve.
 *  Source: TS 33.180 §5.2.7.2 (a domain is recorded for each user). */
export const partnerKmssSchema = v.pipe(
  v.array(
    v.strictObject({
      kmsUri: uri,
      ues: v.pipe(
        v.array(
          v.pipe(
            v.string(),
            v.check((id: string) => isPartnerUeId(id), says(fact('input.noPartnerUe'))),
          ),
        ),
        v.minLength(1, says(fact('input.noPartnerUe'))),
        v.maxLength(10_000),
      ),
    }),
  ),
  v.maxLength(2, says(fact('input.tooManyKmss'))),
);

const isPartnerUeId = (id: string) => isActorId(id, ['ue']) && id.startsWith('partner-');

type Receiving = Readonly<{
  floorKey: FloorKey;
  partnerGms: string | undefined;
  partnerUes: readonly string[];
}>;

/** Who is sent the key for floor control. A partner GMS is if one of its UEs is. */
export function floorKeyTakers({
  floorKey,
  partnerGms,
  partnerUes,
}: Receiving): (actor: string) => boolean {
  if (floorKey.to === 'all') return () => true;
  const takers = new Set<string>(floorKey.to);
  if (partnerGms && partnerUes.some((ue) => takers.has(ue))) takers.add(partnerGms);
  return (actor) => takers.has(actor);
}

/** Of some keys, those for a member that gets none for floor control. */
export const withoutFloor = (purposes: readonly GroupPurpose[]): readonly GroupPurpose[] =>
  purposes.filter((purpose) => purpose !== 'floor');
