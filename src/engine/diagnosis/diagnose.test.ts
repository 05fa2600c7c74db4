import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import { readBundles } from '../exchange/read-input.ts';
import { bundlesOfRun } from '../exchange/run-bundles.ts';
import { bytesToHex } from '../model/bytes.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import { gmkModes } from '../model/designs/index.ts';
import type { Scenario } from '../model/scenario.ts';
import {
  aliceUri,
  bobUri,
  bundleOf,
  diagnosed,
  gmsUri,
  kms,
  named,
  partsOf,
  periodOf,
  uid,
  uidString,
} from '../testing/deviating-sender.ts';
import { eventsOf } from '../testing/events-of.ts';
import { diagnose, diagnoseAtOnce } from './diagnose.ts';

const textOf = (name: string) =>
  readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8');

/** What the diagnoses of the bundles in a text come to. */
function ofText(text: string, receiver?: string) {
  const bundles = readBundles(text);
  if (!bundles.ok) throw new TypeError('no bundles');
  return bundles.value.map(
    (bundle) => diagnoseAtOnce(bundle, receiver ?? bundle.responder ?? '').diagnosis,
  );
}

const base = defaultScenario();
const runs: Readonly<Record<string, Scenario>> = {
  ...Object.fromEntries(gmkModes.map((gmkMode) => [gmkMode, { ...base, gmkMode }])),
  'two keys in one payload': {
    ...{ ...base, gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
  },
  'TS 33.180 with an SPI': { ...base, profile: 'ts-33.180', mkiInSpi: true },
  'hidden identities': { ...base, profile: 'ts-33.180', hideIdentities: true },
  'MKFC by its tag': { ...base, gmkMode: 'dual-two-procedures', purposeMarking: 'mkfc-tag' },
  'a regroup': {
    ...base,
    procedure: 'group-regroup',
    systems: [...base.systems, defaultPartnerSystem()],
  },
};

describe('a diagnosis', () => {
  it.each(['message-bundle', 'message-bundle-33.180', 'message-bundle-two-keys'])(
    '[Keyladder §diagnosis] there is none of the published %s',
    (name) => expect(ofText(textOf(name))).toEqual([null]),
  );

  it.each(Object.entries(runs))(
    '[Keyladder §diagnosis] there is none of our own messages: %s',
    (_name, scenario) => {
      const source = { kind: 'scenario', scenario } as const;
      const bundles = bundlesOfRun(scenario, actorsOf(source), eventsOf(source));
      expect(bundles.length).toBeGreaterThan(0);
      const found = ofText(JSON.stringify(bundles));
      expect(found).toEqual(bundles.map(() => null));
    },
  );

  it('[Keyladder §diagnosis] there is none of a message for somebody else', () => {
    expect(ofText(textOf('message-bundle'), 'sip:bob@example.org')).toEqual([null]);
  });

  it('[Keyladder §diagnosis] there is none of random octets', () => {
    const random = (length: number, seed: string) => {
      const octets = new Uint8Array(length);
      for (let at = 0; at < length; at += 32) {
        const block = createHash('sha256').update(`${seed} ${at}`).digest();
        octets.set(block.subarray(0, Math.min(32, length - at)), at);
      }
      return octets;
    };
    const all = bundleOf();
    for (const length of [1, 40, 800]) {
      const i_message_hex = random(length, 'all').slice();
      expect(diagnosed({ ...all, i_message_hex }).diagnosis).toBeNull();
    }
    const message = all.i_message_hex ?? new Uint8Array();
    const signature = message.slice();
    signature.set(random(64, 'signature'), message.length - 129);
    const { diagnosis, tried } = diagnosed({ ...all, i_message_hex: signature });
    expect(diagnosis).toBeNull();
    expect(tried.singles.length).toBeGreaterThan(200);
    expect(tried.pairs).toBeGreaterThan(200);
  });

  it('[Keyladder §diagnosis] names two that only hold together, and two one after the other', () => {
    const covers = (text: Uint8Array) => text.slice(0, -2);
    expect(named({ covers, signerUid: uid(gmsUri.slice(4)) })).toBe(
      'signature.without-sign-header + uid.no-scheme.signer: proved',
    );
    expect(named({ signerUid: uid(gmsUri.slice(4), kms, periodOf(kms) - 1) })).toBe(
      'uid.no-scheme.signer + uid.period-before.signer: proved',
    );
    const { diagnosis } = diagnosed(
      bundleOf({ covers, parameters: (usual) => usual.with(0, 0x40) }),
    );
    expect(diagnosis?.deviation).toBe('signature.without-sign-header');
    expect(diagnosis?.thenPasses.stopsAt?.code).toBe('keyparams-tag');
  });

  it('[Keyladder §diagnosis] says what no octet tells apart', () => {
    const numbers = [kms.period, 0, periodOf(kms)];
    const signerUid = sha256(uidString({ ...partsOf(gmsUri), numbers }));
    const { diagnosis } = diagnosed(bundleOf({ signerUid }));
    expect(diagnosis?.deviation).toBe('uid.offset-ignored.signer');
    expect(diagnosis?.others.filter(({ same }) => same).map(({ deviation }) => deviation)).toEqual([
      'uid.offset-as-zero.signer',
    ]);
  });

  it('[Keyladder §diagnosis] tells how far it is, and can be left at any step', () => {
    const search = diagnose(bundleOf({ signerUid: uid(bobUri) }), aliceUri);
    const first = search.next();
    expect(first).toMatchObject({ done: false, value: { level: 1, done: 1 } });
    expect(search.return({ diagnosis: null, tried: { singles: [], pairs: 0 } }).done).toBe(true);
  });

  it('[Keyladder §diagnosis] is plain data', () => {
    const { diagnosis } = diagnosed(bundleOf({ covers: (text) => text.slice(0, -2) }));
    expect(structuredClone(diagnosis)).toEqual(diagnosis);
    expect(bytesToHex(diagnosis?.octets ?? new Uint8Array())).toMatch(/^011a05/);
  });
});
