import { defineAttack, sealedAs, sendAs } from '../attacker.ts';
import { anotherUri } from '../setting.ts';

/** Somebody who can sign for the GMS re-encrypts a GMK it has for another user than the one the GMS made
 *  the payload for, and leaves all else in it as it was: the name of the receiver, and the GUK-ID. */
export const resealedForAnother = defineAttack({
  id: 'resealed-for-another',
  clause: 'TS 33.179 §E.2',
  predict: () => 'receiver',
  intercepts: true,
  attack: () => ({
    *act(context, scope, at) {
      const { recipient, gms, gmks } = at;
      const other = { ...at, recipient: { ...recipient, uri: anotherUri(recipient.uri) } };
      return yield* sendAs(sealedAs(context, at), scope, gms, gmks, other);
    },
  }),
});
