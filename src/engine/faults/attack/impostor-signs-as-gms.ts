import { defineAttack, drawOwnKeys, sendAs } from '../attacker.ts';
import { anotherKms, issuedBy, sendingSystem, timeOfSending } from '../setting.ts';

/** Somebody outside keeps the notification back and sends a GMK of its own in the name of the GMS. It
 *  names the true KMS, but has its signing keys from a KMS of its own. */
export const impostorSignsAsGms = defineAttack({
  id: 'impostor-signs-as-gms',
  clause: 'TS 33.179 §7.3.1',
  predict: () => 'signature',
  intercepts: true,
  attack: (setting) => ({
    *act(context, scope, at) {
      const kms = anotherKms(setting.scenario, sendingSystem(setting.at.step));
      const { certificate } = kms;
      const keySet = issuedBy(setting.scenario, kms, at.gms.uri, timeOfSending(setting));
      const keys = yield* drawOwnKeys(context, scope, at);
      return yield* sendAs(context, scope, { ...at.gms, certificate, keySet }, keys, at);
    },
  }),
});
