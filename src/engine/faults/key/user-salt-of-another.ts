import type { Gmk } from '../../entities/parties.ts';
import { deriveUserSalt, xorUserSalt } from '../../mcptt/guk-id.ts';
import { gmkTag, purposeTag } from '../../model/purpose.ts';
import { noParameters } from '../alter.ts';
import type { Fault, FaultPlace } from '../fault.ts';
import { anotherUri, inOnePayload, purposesAt, talkersTouched, uriOf } from '../setting.ts';

/** Whether the message has no key that is diversified. */
function isMkfcOnly(place: FaultPlace): boolean {
  const { scenario, at } = place;
  const keys = at.key ? [at.key] : purposesAt(place);
  return scenario.purposeMarking === 'mkfc-tag' && keys.every((key) => key === 'floor');
}

/** The GUK-ID is made with the user salt of somebody else, and everything else fits it. The receiver
 *  stores the right GMK under a GMK-ID nobody else has. */
export const userSaltOfAnother: Fault<object> = {
  id: 'user-salt-of-another',
  title: 'GUK-ID of another user',
  breaks: 'The GMS makes the GUK-ID with the user salt of another user, in every place alike.',
  clause: 'TS 33.179 §F.1.3',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: (place) =>
    isMkfcOnly(place) ? 'an MKFC goes out under its own identifier, without a user salt' : null,
  predict: (setting) => {
    const { profile, mkiInSpi } = setting.scenario;
    const isSecond = inOnePayload(setting) && setting.at.key === 'floor';
    if (profile === 'ts-33.180' && mkiInSpi && !isSecond) return 'cs-map';
    return (talkersTouched(setting) ?? 0) > 0 ? 'mki' : null;
  },
  unnoticed:
    'No check compares the GMK-ID a receiver works out with that of others. It stores the key under a wrong GMK-ID and finds out when packets name another one; here it neither sends nor receives any.',
  apply: ({ scenario }) => {
    let keys: readonly Gmk[] = [];
    return {
      gmks: (gmks) => {
        keys = gmks;
        return gmks;
      },
      gukId: (gukId, { purpose, member }) => {
        const key = keys.find((one) => one.purpose === purpose);
        if (!key || !member || purposeTag(key.gmkId) !== gmkTag) return gukId;
        const { userSalt } = deriveUserSalt(key.gmk, anotherUri(uriOf(scenario, member)));
        return xorUserSalt(key.gmkId, userSalt);
      },
    };
  },
};
