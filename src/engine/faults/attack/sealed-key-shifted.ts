import { flipLastBit } from '../alter.ts';
import { defineAttack, sealedAs, sendAs } from '../attacker.ts';

/** Somebody who can sign for the GMS, and knows the GMK, does not encapsulate a key anew: it turns the last
 *  bit of the masked one over, so that another key comes out, and makes the key parameters for that. R
 *  still belongs to the first key. */
export const sealedKeyShifted = defineAttack({
  id: 'sealed-key-shifted',
  clause: 'RFC 6508 §6.2.2',
  predict: () => 'sakke',
  intercepts: true,
  attack: () => ({
    *act(context, scope, at) {
      const shifted = at.gmks.map((key) => ({ ...key, gmk: flipLastBit(key.gmk) }));
      const sealed = sealedAs(context, at, flipLastBit);
      return yield* sendAs(sealed, scope, at.gms, shifted, at);
    },
  }),
});
