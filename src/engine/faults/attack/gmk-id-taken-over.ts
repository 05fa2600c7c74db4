import { defineAttack, drawOwnKeys, sendAs } from '../attacker.ts';

/** Somebody who can sign for the GMS sends a notification behind the true one: a GMK of its own under the
 *  GMK-ID of the one that has just been stored. */
export const gmkIdTakenOver = defineAttack({
  id: 'gmk-id-taken-over',
  clause: 'pCR 33.179 §7.4.2',
  // A partner GMS would pass both keys on.
  steps: [1, 4],
  predict: () => 'duplicate-gmk-id',
  intercepts: false,
  attack: () => ({
    *act(context, scope, at) {
      const drawn = yield* drawOwnKeys(context, scope, at);
      const keys = drawn.map((key, index) => ({
        ...key,
        gmkId: at.gmks[index]?.gmkId ?? key.gmkId,
      }));
      return yield* sendAs(context, scope, at.gms, keys, at);
    },
  }),
});
