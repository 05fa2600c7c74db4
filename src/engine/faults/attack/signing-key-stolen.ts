import { defineAttack, drawOwnKeys, sendAs } from '../attacker.ts';
import { talkersTouched } from '../setting.ts';

/** Somebody who has got hold of the signing keys of the GMS keeps the notification back and sends a GMK of
 *  their own in its name. No check of the payload fails: the receiver comes to know when somebody talks to it
 *  under the key of the others. */
export const signingKeyStolen = defineAttack({
  id: 'signing-key-stolen',
  clause: 'RFC 6507 §5.2.1',
  predict: (setting) => ((talkersTouched(setting) ?? 0) > 0 ? 'mki' : null),
  unnoticed: true,
  intercepts: true,
  attack: () => ({
    *act(context, scope, at) {
      const keys = yield* drawOwnKeys(context, scope, at);
      return yield* sendAs(context, scope, at.gms, keys, at);
    },
  }),
});
