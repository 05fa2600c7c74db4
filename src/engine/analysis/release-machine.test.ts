import { describe, expect, it } from 'vitest';
import { findNode } from '../codec/field-node.ts';
import { diagnoseAtOnce } from '../diagnosis/diagnose.ts';
import { actorsOf } from '../exchange/actors-of.ts';
import { readBundles } from '../exchange/read-input.ts';
import { bundlesOfRun } from '../exchange/run-bundles.ts';
import { bytesToHex } from '../model/bytes.ts';
import { defaultReleaseOptions, type ReleaseOptions } from '../model/release-options.ts';
import { releaseIds } from '../model/releases.ts';
import type { Scenario } from '../model/scenario.ts';
import { scenarioOf } from '../testing/catalogue-fixture.ts';
import { eventsOf } from '../testing/events-of.ts';
import { releaseMachine } from './release-machine.ts';

/** Every message received by every release. What is expected was worked out from what each writes and reads, before
 *  it was run. */

const machineOf = (
  change: Partial<ReleaseOptions> = {},
  scenario: Scenario = scenarioOf(),
  member = 'ue1',
) => {
  const options = { ...defaultReleaseOptions, ...change };
  const work = releaseMachine({ scenario, member, options });
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
};
const { messages, pairs } = machineOf();
const plain = pairs;

/** A row a sender, the receivers in the order of the releases: what it comes to, and why. */
type Outcomes = Readonly<Record<(typeof releaseIds)[number], readonly string[]>>;
const outcomesOf = (made: typeof pairs) =>
  Object.fromEntries(
    releaseIds.map((release) => [
      release,
      made
        .filter(({ from }) => from === release)
        .map(({ verdict, failure }) => [verdict, failure?.code].filter(Boolean).join(' ')),
    ]),
  );

describe('a message of one release at a receiver of another', () => {
  const signature = 'refused signature';
  const group = 'refused group';
  const taken = 'as-meant';
  it.each([
    [
      'one GMK',
      {},
      {
        draft: [taken, signature, group, group],
        'v13-4-0': [signature, taken, signature, signature],
        'ts-33.179': [taken, signature, taken, taken],
        'ts-33.180': [taken, signature, taken, taken],
      },
    ],
    [
      'hidden identities, unknown extensions refused',
      { hidden: true, unknownExtensions: 'refused' },
      {
        draft: [taken, signature, group, group],
        'v13-4-0': [signature, taken, signature, signature],
        'ts-33.179': ['refused missing', 'refused missing', taken, taken],
        'ts-33.180': ['refused missing', 'refused missing', taken, taken],
      },
    ],
    [
      'two GMKs under two tags, unknown extensions refused',
      { design: 'two-payloads', marking: 'mkfc-tag', unknownExtensions: 'refused' },
      {
        draft: [taken, signature, group, group],
        'v13-4-0': [signature, taken, signature, signature],
        'ts-33.179': ['refused payload', 'refused payload', taken, 'other-use'],
        'ts-33.180': ['refused payload', 'refused payload', 'other-use', taken],
      },
    ],
    [
      'V13.4.0 signed as RFC 3830 says',
      { coverage: 'rfc' },
      {
        draft: [taken, 'refused sakke-scheme', group, group],
        'v13-4-0': [taken, taken, 'refused sakke-scheme', 'refused sakke-scheme'],
        'ts-33.179': [taken, 'refused sakke-scheme', taken, taken],
        'ts-33.180': [taken, 'refused sakke-scheme', taken, taken],
      },
    ],
    [
      'two GMKs in one payload',
      { design: 'one-payload' },
      {
        draft: [taken, signature, group, group],
        'v13-4-0': [signature, taken, signature, signature],
        'ts-33.179': ['part', signature, taken, 'refused keyparams-twice'],
        'ts-33.180': ['part', signature, 'refused keyparams-twice', taken],
      },
    ],
  ] as readonly [string, Partial<ReleaseOptions>, Outcomes][])(
    '[Keyladder §releases] %s',
    (_what, change, expected) => {
      const made = Object.keys(change).length === 0 ? plain : machineOf(change).pairs;
      expect(outcomesOf(made)).toEqual(expected);
    },
  );

  const pairOf = (from: string, to: string, made = plain) => {
    const pair = made.find((one) => one.from === from && one.to === to);
    if (!pair) throw new TypeError(`no pair ${from} ${to}`);
    return pair;
  };
  const failing = (from: string, to: string) =>
    pairOf(from, to).lines.filter(({ state }) => state === 'failed');

  it('[Keyladder §releases] what stands behind the first failure is told, and marked', () => {
    const found = failing('ts-33.180', 'v13-4-0').map(({ check, behind }) => [check, behind]);
    expect(found).toEqual([
      ['signature', false],
      ['sakke-parameters', true],
      ['group', true],
    ]);
  });

  it('[pCR 33.179 §7.4.2] the draft asks for four checks, and takes a later message without its parameters', () => {
    const pair = pairOf('ts-33.180', 'draft');
    const made = pair.lines.filter(({ state }) => state !== 'unasked').map(({ check }) => check);
    const named = ['signature', 'authorised', 'decapsulation', 'guk-id', 'duplicate-gmk-id'];
    expect(made).toEqual(['format', ...named]);
    expect([pair.unread, pair.knowsParameters]).toEqual([[7], false]);
    expect(pairOf('ts-33.179', 'ts-33.180')).toMatchObject({ unread: [], knowsParameters: true });
  });

  it('[TS 33.179 §7.5.1] voice goes both ways where the key was stored, and none where not', () => {
    const heard = { hears: true, isHeard: true, sendsUnder: 'media' };
    expect(pairOf('ts-33.180', 'draft').media).toEqual(heard);
    const silent = { hears: false, isHeard: false, sendsUnder: 'none' };
    expect(pairOf('ts-33.180', 'v13-4-0').media).toEqual(silent);
  });

  it('[TS 33.179 §7.6.1] UEs that go by their text take two keys for two GMKs, and talk under the second', () => {
    const made = machineOf({ design: 'two-payloads', knowledge: 'published' }).pairs;
    const { verdict, keys, media } = pairOf('ts-33.180', 'ts-33.180', made);
    expect(verdict).toBe('other-use');
    expect(keys.map(({ meant, stored }) => [meant, stored])).toEqual([
      ['media', 'group'],
      ['floor', 'group'],
    ]);
    expect(media).toEqual({ hears: true, isHeard: true, sendsUnder: 'other' });
    expect(pairOf('ts-33.180', 'draft', made).verdict).toBe('as-meant');
  });

  it('[pCR 33.179 §7.4.4.3] a user of the partner system gets its message from the partner GMS', () => {
    const made = machineOf({}, scenarioOf({ procedure: 'group-regroup' }), 'partner-ue1');
    expect(outcomesOf(made.pairs)).toEqual(outcomesOf(plain));
    const [payload] = made.messages[3]?.payloads ?? [];
    expect(findNode(payload?.tree ?? [], 'IDRi.idData')?.text).toBe('sip:gms@partner.example.net');
  });
});

describe('the messages of one group', () => {
  it('[Keyladder §releases] carry the same encapsulated key under the same identifier', () => {
    const hex = (at: number, path: string) => {
      const [payload] = messages[at]?.payloads ?? [];
      const node = findNode(payload?.tree ?? [], path);
      return payload && node ? [...payload.octets.slice(node.start, node.end)] : [];
    };
    for (const path of ['HDR.csbId', 'RAND.rand', 'SAKKE.sakkeData']) {
      const all = releaseIds.map((_, at) => hex(at, path));
      expect(all[0]?.length).toBeGreaterThan(3);
      for (const one of all) expect(one).toEqual(all[0]);
    }
    // No nonce signs two messages: r would be the same.
    const rs = releaseIds.map((_, at) => hex(at, 'SIGN.signature.r').join());
    expect(new Set(rs).size).toBe(releaseIds.length);
  });

  it('[Keyladder §diagnosis] opened like messages from elsewhere, only V13.4.0 is found to be otherwise', () => {
    const scenario = scenarioOf();
    const source = { kind: 'scenario', scenario } as const;
    const [bundle] = bundlesOfRun(scenario, actorsOf(source), eventsOf(source));
    const found = messages.map(({ payloads: [payload] }) => {
      const text = JSON.stringify({
        ...bundle,
        i_message_base64: undefined,
        i_message_hex: bytesToHex(payload?.octets ?? new Uint8Array()),
      });
      const read = readBundles(text);
      if (!read.ok || !read.value[0]) throw new TypeError('no bundle');
      return diagnoseAtOnce(read.value[0], read.value[0].responder ?? '').diagnosis;
    });
    expect(found.map((one) => [one?.deviation, one?.further?.deviation])).toEqual([
      [undefined, undefined],
      ['signature.without-sign-header', 'field.id-scheme-1'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(found[1]?.further?.thenPasses).toMatchObject({ stopsAt: null });
  });
});
