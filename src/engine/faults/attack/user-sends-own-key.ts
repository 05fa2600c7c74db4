import { defineAttack, drawOwnKeys, sendAs } from '../attacker.ts';
import { anotherUri, issuedBy, kmsOf, sendingSystem, timeOfSending } from '../setting.ts';

/** A user of the same KMS, with good keys and no right to create groups, keeps the notification back and
 *  sends a GMK of its own in its own name. */
export const userSendsOwnKey = defineAttack({
  id: 'user-sends-own-key',
  clause: 'pCR 33.179 §7.4.2',
  predict: () => 'not-authorised',
  intercepts: true,
  attack: (setting) => ({
    *act(context, scope, at) {
      const kms = kmsOf(setting.scenario, sendingSystem(setting.at.step));
      const uri = anotherUri(at.gms.uri);
      const keySet = issuedBy(setting.scenario, kms, uri, timeOfSending(setting));
      const keys = yield* drawOwnKeys(context, scope, at);
      return yield* sendAs(context, scope, { ...at.gms, uri, keySet }, keys, at);
    },
  }),
});
