import { mkiOf } from '../mcptt/group-srtp-keys.ts';
import { deriveUserSalt, gukIdWorking, xorUserSalt } from '../mcptt/guk-id.ts';
import { csIdMapTypes, type GenericIdSession, type GroupKeyTransport } from '../mikey/index.ts';
import { bytesToHex } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { isDiversified, keyKindOrGmk } from '../model/key-kind.ts';
import { carriedKey } from './carried-key.ts';
import { defineCheck, type Problem } from './check.ts';
import { operate, type Run } from './operation.ts';
import { known, messageOf, type Reception } from './reception.ts';
import { number, oneOf, verbatim } from './shown-facts.ts';

type Found = Problem<'cs-map'> | null;

/** The CS ID map fits the kind of key. The GMK-ID is worked out first: an SPI has it inside.
 *  Source: TS 33.179 §E.2. */
export const csMap = defineCheck({
  name: 'cs-map',
  phase: 'key',
  codes: ['cs-map'],
  clauses: ['TS 33.179 §E.2'],
  reads: ['HDR.csIdMapType', 'HDR.csCount', 'HDR.csIdMapInfo'],
  mark: { letter: 'C', tone: 5 },
  *run(r: Reception) {
    yield* learnIds(r);
    const { csIdMap: map, csCount } = messageOf(r).hdr;
    return {
      values: [
        { name: 'CS ID map type', value: map.type },
        { name: '#CS', value: csCount },
      ],
      unverified: true,
      problem: problemOf(r, messageOf(r)),
    };
  },
  *instead(r) {
    yield* learnIds(r);
    return true;
  },
});

function* learnIds(r: Reception): Run<void> {
  yield* learnGmkId(r);
  const { csIdMap: map } = messageOf(r).hdr;
  const given = map.type === csIdMapTypes.genericId ? map.sessions[0]?.csId : undefined;
  const { csIds, bothEnds } = keyKindOrGmk(carriedKey(r).keyId);
  const csId = given ?? csIds[0];
  // Of the pair of a private call it is that of the initiator, whichever comes first in the map.
  r.csId = bothEnds ? csId & ~1 : csId;
}

/** GMK-ID from the identifier sent, as a rule the CSB ID. Only a GMK is diversified (TS 33.180 §5.2.3). */
function* learnGmkId(r: Reception): Run<void> {
  const { keyId } = carriedKey(r);
  if (!isDiversified(keyId)) {
    r.userSalt = 0;
    r.gmkId = keyId;
    return;
  }
  const gmk = known(r.gmk, 'GMK');
  const subject = () => ({ subject: r.ref });
  const { userSalt } = yield* operate('user-salt', () => deriveUserSalt(gmk, r.ue.uri), subject);
  const xor = () => ({ working: gukIdWorking('GUK-ID', keyId, userSalt) });
  yield* operate('gmk-id', xor, subject);
  r.userSalt = userSalt;
  r.gmkId = xorUserSalt(keyId, userSalt);
}

function problemOf(r: Reception, message: GroupKeyTransport): Found {
  const map = message.hdr.csIdMap;
  const code = 'cs-map';
  if (map.type === csIdMapTypes.ipsec4Id) {
    const found = fact('csMap.ipsec4Id');
    return { code, expected: fact('csMap.srtp'), found };
  }
  if (map.type === csIdMapTypes.empty) return null;
  if (map.sessions.length === 0) {
    const expected = fact('csMap.sessions');
    return { code, path: 'HDR.csCount', expected, found: number(0) };
  }
  const at = (index: number) => `HDR.csIdMapInfo[${index}]`;
  const problems =
    map.type === csIdMapTypes.srtpId
      ? map.sessions.map(({ policyNo }, index) =>
          policyProblem(message, [policyNo], `${at(index)}.policyNo`),
        )
      : map.sessions.map(
          (session, index) =>
            sessionProblem(r, message, session, at(index)) ??
            policyProblem(message, session.policies, `${at(index)}.policies`),
        );
  return problems.find((problem) => problem !== null) ?? null;
}

/** An SPI names the key of the CSB ID; a second key has none. */
function sessionProblem(
  r: Reception,
  message: GroupKeyTransport,
  { protType, csId, spi }: GenericIdSession,
  at: string,
): Found {
  const code = 'cs-map';
  if (protType !== 0) {
    const path = `${at}.protType`;
    return { code, path, expected: fact('protTypeSrtp'), found: number(protType) };
  }
  const { name, csIds, csIdsKnown } = keyKindOrGmk(carriedKey(r).keyId);
  if (csIdsKnown && !csIds.includes(csId)) {
    const expected =
      name === 'GMK'
        ? fact('csMap.groupCall', { ids: csIds })
        : fact('csMap.ofKey', { ids: csIds, name });
    return { code, path: `${at}.csId`, expected, found: number(csId) };
  }
  const found = bytesToHex(spi);
  if (found === '' || r.part === 'second') return null;
  const mki = bytesToHex(mkiOf(known(r.gmkId, 'GMK-ID'), message.hdr.csbId));
  if (found === mki) return null;
  const expected = fact('csMap.spi', { mki });
  return { code, path: `${at}.spi`, expected, found: verbatim(found) };
}

/** A session may only follow a policy that is in the message; without any, the default holds. */
function policyProblem(
  { sps }: GroupKeyTransport,
  policies: Iterable<number>,
  path: string,
): Found {
  const given = sps.map(({ policyNo }) => policyNo);
  const other = [...policies].find((policy) => given.length > 0 && !given.includes(policy));
  if (other === undefined) return null;
  const expected = fact('csMap.policy', { policies: oneOf(given) });
  return { code: 'cs-map', path, expected, found: fact('csMap.policy', { policies: other }) };
}
