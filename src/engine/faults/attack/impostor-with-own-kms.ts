import { defineAttack, drawOwnKeys, sendAs } from '../attacker.ts';
import { foreignKms, issuedBy, sendingSystem, timeOfSending } from '../setting.ts';

/** Somebody outside keeps the notification back and sends a GMK of its own in the name of the GMS, signed
 *  with keys from a KMS of its own, which it names, and whose certificate it offers. */
export const impostorWithOwnKms = defineAttack({
  id: 'impostor-with-own-kms',
  clause: 'TS 33.179 §E.2',
  predict: () => 'kms',
  intercepts: true,
  attack: (setting) => {
    const kms = foreignKms(setting.scenario, sendingSystem(setting.at.step));
    const { certificate } = kms;
    return {
      receiver: (ue) => ({ ...ue, offered: [certificate] }),
      *act(context, scope, at) {
        const keySet = issuedBy(setting.scenario, kms, at.gms.uri, timeOfSending(setting));
        const keys = yield* drawOwnKeys(context, scope, at);
        return yield* sendAs(context, scope, { ...at.gms, certificate, keySet }, keys, at);
      },
    };
  },
});
