import type { Gmk } from '../../entities/parties.ts';
import { deriveUserSalt, xorUserSalt } from '../../mcptt/guk-id.ts';
import { settingsOf } from '../../model/designs/index.ts';
import { fact } from '../../model/fact.ts';
import { gmkTag, purposeTag } from '../../model/purpose.ts';
import { formOf } from '../../model/scenario-rules.ts';
import { defineFault, type FaultPlace } from '../fault.ts';
import { anotherUri, inOnePayload, purposesAt, talkersTouched, uriOf } from '../setting.ts';

/** Whether the message has no key that is diversified. */
function isMkfcOnly(place: FaultPlace): boolean {
  const { scenario, at } = place;
  const keys = at.key ? [at.key] : purposesAt(place);
  return settingsOf(scenario).purposeMarking === 'mkfc-tag' && keys.every((key) => key === 'floor');
}

/** The GUK-ID is made with the user salt of somebody else, and everything else fits it. The receiver
 *  stores the right GMK under a GMK-ID nobody else has. */
export const userSaltOfAnother = defineFault({
  id: 'user-salt-of-another',
  clause: 'TS 33.179 §F.1.3',
  kind: 'key',
  dependsOnHeld: true,
  excludes: (place) => (isMkfcOnly(place) ? fact('fault.mkfcWithoutUserSalt') : null),
  predict: (setting) => {
    const { release, mkiInSpi } = formOf(setting.scenario);
    const isSecond = inOnePayload(setting) && setting.at.key === 'floor';
    if (release === 'ts-33.180' && mkiInSpi && !isSecond) return 'cs-map';
    return (talkersTouched(setting) ?? 0) > 0 ? 'mki' : null;
  },
  unnoticed: true,
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
});
