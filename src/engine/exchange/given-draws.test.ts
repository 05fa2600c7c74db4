import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { type FieldNode, findNode } from '../codec/field-node.ts';
import { drawProblems } from '../entities/draws.ts';
import { decodeMessage } from '../mikey/index.ts';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { bytesToHex, concatBytes, equalBytes, hexToBytes } from '../model/bytes.ts';
import { defaultScenario } from '../model/default-scenario.ts';
import { octetLengths } from '../model/octet-lengths.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { TraceEvent } from '../trace/trace.ts';
import bundle179 from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import rfc6507 from '../vectors/rfc6507-eccsi.json' with { type: 'json' };
import rfc6508 from '../vectors/rfc6508-sakke.json' with { type: 'json' };

/** What others have published, made by a run that is given their secrets. */

const { Fn, BASE } = p256.Point;
const base = defaultScenario();

type Bundle = typeof bundle179 | typeof bundle180;
type User = Bundle['users']['sip:alice@example.org'];

const octets = (...hex: readonly string[]) => hexToBytes(hex.join(''));
const modQ = (bytes: Uint8Array) => Fn.create(bytesToNumberBE(bytes));
const hexOfScalar = (value: bigint) => bytesToHex(numberToBytesBE(value, octetLengths.p256Scalar));

const identityHash = ({ kms }: Bundle, { uid, pvt }: User) =>
  sha256(concatBytes(BASE.toBytes(false), octets(kms.pub_auth_key, uid, pvt)));

/** The v of a user's keys: SSK = KSAK + HS·v (RFC 6507 §5.1.1). */
function vOf(bundle: Bundle, user: User): string {
  const HSv = Fn.sub(modQ(octets(user.ssk)), modQ(octets(bundle.kms.master.ksak)));
  return hexOfScalar(Fn.mul(HSv, Fn.inv(modQ(identityHash(bundle, user)))));
}

/** The j of the bundle's signature: s = j / (HE + r·SSK) (RFC 6507 §5.2.1). */
function jOf(bundle: Bundle, signer: User): string {
  const message = octets(bundle.i_message_hex);
  const M = message.slice(0, -octetLengths.eccsiSignature);
  const [r, s] = [0, 32].map((at) => message.slice(M.length + at, M.length + at + 32));
  if (!r || !s) throw new TypeError('no signature');
  const HE = sha256(concatBytes(identityHash(bundle, signer), r, M));
  const factor = Fn.add(modQ(HE), Fn.mul(modQ(r), modQ(octets(signer.ssk))));
  return hexOfScalar(Fn.mul(modQ(s), factor));
}

function ivOf(bundle: Bundle): string {
  const message = octets(bundle.i_message_hex);
  const node = findNode(decodeMessage(message).tree, 'GeneralExtension.iv');
  return bytesToHex(message.slice(node?.start, node?.end));
}

const partiesOf = ({ users, initiator, responder }: Bundle): readonly [string, User][] =>
  Object.entries(users).filter(([uri]) => uri === initiator || uri === responder);

/** A run with the parties, times and secrets of a bundle, under a seed that has nothing to say. */
function scenarioOf(bundle: Bundle): Scenario {
  const { kms, initiator, responder, users } = bundle;
  const ofUsers = partiesOf(bundle).map(([uri, user]) => [
    `kms/primary/v/${uri}/${user.key_period_no}`,
    vOf(bundle, user),
  ]);
  const { text, group_ids, activation_time, expiry_time } = bundle.key_parameters;
  const [groupUri = ''] = group_ids;
  return {
    ...{ ...base, profile: 'ts-33.180', mkiInSpi: true, gmkMode: 'dual-two-procedures' },
    hideIdentities: bundle === bundle180,
    systems: [
      {
        ...{ kmsUri: kms.uri, gmsUri: initiator, groupUri, groupName: text.split(',')[0] ?? '' },
        ...{ keyPeriodSeconds: kms.key_period, keyPeriodOffsetSeconds: kms.key_period_offset },
        members: [responder],
      },
    ],
    clock: '2026-01-01T00:00:00Z',
    keyLifetimeSeconds: expiry_time - activation_time,
    seed: '00'.repeat(16),
    draws: {
      'kms/primary/ksak': kms.master.ksak,
      'kms/primary/z': kms.master.z,
      ...Object.fromEntries(ofUsers),
      'gms/gmk/media': bundle.gmk,
      'gms/gmk-id/media': bundle.gmk_id,
      'gms/rand/media': bundle.rand,
      [`gms/iv/media/${responder}`]: ivOf(bundle),
      [`gms/j/media/${responder}`]: jOf(bundle, users[initiator as keyof typeof users]),
    },
  };
}

const valuesIn = (events: readonly TraceEvent[], id: string) => {
  const event = events.find((one) => one.id === id);
  if (event?.kind !== 'compute') throw new TypeError(`no calculation ${id}`);
  const { inputs, intermediates, outputs } = event.working;
  return Object.fromEntries(
    [...inputs, ...intermediates, ...outputs].map(({ name, value }) => [
      name,
      value instanceof Uint8Array ? bytesToHex(value) : value,
    ]),
  );
};

const runOf = (scenario: Scenario) => {
  expect(drawProblems(scenario)).toEqual([]);
  return eventsOf({ kind: 'scenario', scenario });
};

/** The fields in which a message is not that of the bundle, by the end of their paths. */
function differingFields(own: Uint8Array, bundle: Bundle): readonly string[] {
  const theirs = octets(bundle.i_message_hex);
  expect(own.length).toBe(theirs.length);
  const leaves = (nodes: readonly FieldNode[]): readonly FieldNode[] =>
    nodes.flatMap((node) => (node.children.length > 0 ? leaves(node.children) : [node]));
  return leaves(decodeMessage(own).tree)
    .filter(({ start, end }) => !equalBytes(own.slice(start, end), theirs.slice(start, end)))
    .map(({ path }) => path.replace(/^\w+\.(ciphertextAndTag\.)?/, ''));
}

describe('a run that is given the secrets of others', () => {
  it.each([
    // The Payload IEI of the other implementation is 00; the signature is over it.
    ['its IEI', bundle179, ['payloadIei', 'signature.s']],
    // It has a key without a time of activation, which a scenario has not.
    ['its key times', bundle180, ['payloadIei', 'ciphertext', 'tag', 'signature.s']],
  ] as const)(
    '[TS 33.179 §7.3.1] makes the keys and the message of an independent implementation, but for %s',
    (_, bundle, differing) => {
      const events = runOf(scenarioOf(bundle));
      for (const [uri, user] of partiesOf(bundle)) {
        const issued = events.find(
          (event) => event.kind === 'provision' && event.keySet?.userUri === uri,
        );
        if (issued?.kind !== 'provision' || !issued.keySet)
          throw new TypeError(`no keys of ${uri}`);
        const { keySet } = issued;
        const made = [keySet.userSigningKeySsk, keySet.userPubTokenPvt, keySet.userDecryptKey];
        expect(made.map(bytesToHex)).toEqual([user.ssk, user.pvt, user.rsk]);
      }
      const sent = events.find(
        (event) => event.kind === 'message' && event.name === 'notification',
      );
      const payload = sent?.kind === 'message' ? sent.payloads[0] : undefined;
      expect(differingFields(payload?.sent ?? new Uint8Array(), bundle)).toEqual(differing);
    },
  );

  it('[RFC 6507 App. A, RFC 6508 App. A] makes what follows from the secrets alone', () => {
    const [eccsi] = rfc6507.vectors;
    const [sakke] = rfc6508.vectors;
    if (!eccsi || !sakke) throw new TypeError('no vectors');
    const signer = 'sip:gms@mcptt.example.org';
    const to = 'sip:officer.1@mcptt.example.org';
    const events = runOf({
      ...base,
      systems: base.systems.map((one) => ({ ...one, members: [to] })),
      draws: {
        'kms/primary/ksak': eccsi.ksak,
        'kms/primary/z': sakke.z_secret.padStart(256, '0'),
        [`kms/primary/v/${signer}/1544`]: eccsi.v,
        'gms/gmk/media': sakke.ssv,
        [`gms/j/media/${to}`]: eccsi.j,
      },
    });
    expect(valuesIn(events, 'gkp.0.kms.compute.eccsi-kms-setup').KPAK).toBe(eccsi.kpak);
    expect(valuesIn(events, 'gkp.0.kms.compute.sakke-kms-setup').Z_T).toBe(sakke.Z);
    expect(valuesIn(events, 'gkp.0.gms.compute.eccsi-issue').PVT).toBe(eccsi.pvt);
    expect(valuesIn(events, 'gkp.1.ue1.compute.eccsi-sign').r).toBe(eccsi.r);
    expect(valuesIn(events, 'gkp.1.ue1.compute.sakke-encapsulate').SSV).toBe(sakke.ssv);
  });
});
