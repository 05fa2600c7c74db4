import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decapsulate } from '../crypto/sakke.ts';
import { actorsOf } from '../exchange/actors-of.ts';
import { decodeMessage } from '../mikey/index.ts';
import type { ActorId } from '../model/actors.ts';
import { actSchema } from '../model/acts.ts';
import { bytesToHex } from '../model/bytes.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import { atAct, planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { type Custody, custodyAt, foldCustody } from './custody.ts';
import { custodyUpon } from './custody-in-act.ts';
import { type Compromise, gatherReads, type ReadQuestion } from './gather-reads.ts';
import type { ProtectedPacket } from './overheard.ts';
import type { ReadMark } from './who-reads.ts';
import { whoReads } from './who-reads.ts';

const hour = 3600;
type GivenAct = Readonly<{ act: string } & Record<string, unknown>>;
const actsOf = (acts: readonly GivenAct[]) =>
  acts.map((act) => v.parse(actSchema, { afterSeconds: hour, ...act }));

const base = defaultScenario();
const group = (acts: readonly GivenAct[]): Scenario => ({
  ...base,
  systems: base.systems.map((system) => ({ ...system, members: defaultMembers(3) })),
  acts: actsOf(acts),
});

type Run = Readonly<{ scenario: Scenario; events: readonly TraceEvent[] }>;
const runOf = (scenario: Scenario): Run => ({
  scenario,
  events: eventsOf({ kind: 'scenario', scenario }),
});

function ended<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const lastOf = ({ events }: Run, act: number) =>
  events.findLastIndex((event) => (event.act ?? 1) === act);
const taken = (run: Run, actor: ActorId, act: number, stays = false): Compromise => ({
  ...{ actor, after: lastOf(run, act), stays },
});

function ask(run: Run, compromised: readonly Compromise[], recorded: boolean) {
  const source = { kind: 'scenario', scenario: run.scenario } as const;
  const actors = actorsOf(source);
  const question: ReadQuestion = { compromised, recorded, receivers: actors.map(({ id }) => id) };
  const { task } = ended(gatherReads(run.events, actors, question));
  return { task, found: ended(whoReads(task)) };
}

/** A letter for each item: what it is, and what comes of it. */
const signOf = (mark: ReadMark | undefined): string => {
  if (mark?.verdict === 'packet') return mark.by.how === 'learnt' ? 'L' : 'H';
  return { delivery: 'O', closed: '.', unheard: '-', none: '?' }[mark?.verdict ?? 'none'];
};

/** The marks of a reader act by act: payloads, then packets. */
function toldOf(run: Run, compromise: Compromise, recorded: boolean): readonly string[] {
  const { task, found } = ask(run, [compromise], recorded);
  const acts: string[] = [];
  for (const [place, { act, kind }] of task.traffic.entries()) {
    const told = acts[act - 1] ?? '';
    const parted = kind === 'packet' && !told.includes(' ') ? `${told} ` : told;
    acts[act - 1] = parted + signOf(found[0]?.marks[place]);
  }
  return acts;
}

/** Two renewals and a removal: UE 3 leaves in the last act, and the others get new keys. */
const life = runOf(group([{ act: 'renew' }, { act: 'renew' }, { act: 'leave', member: 'ue3' }]));

describe('a small life, by hand', () => {
  it('[Keyladder §reads] a device lost in act 2, nothing recorded: its RSK opens what comes to it later', () => {
    // Three payloads and four packets an act; in the last one two payloads.
    expect(toldOf(life, taken(life, 'ue2', 2), false)).toEqual([
      '--- ----',
      '--- ----',
      '.O. LLLL',
      '.O LLLL',
    ]);
  });

  it('[Keyladder §reads] who has left opens with what it holds, and nothing of the keys that came then', () => {
    expect(toldOf(life, taken(life, 'ue3', 3), true)).toEqual([
      '..O HHHH',
      '..O HHHH',
      '..O HHHH',
      '.. ....',
    ]);
  });

  it('[RFC 6508 §6.1.1] a KMS opens every payload, a listener without a key nothing', () => {
    expect(toldOf(life, taken(life, 'kms', 1), true)).toEqual([
      'OOO LLLL',
      'OOO LLLL',
      'OOO LLLL',
      'OO LLLL',
    ]);
    expect(ask(life, [], true).found).toEqual([]);
  });

  it('[TS 33.179 §7.3.1] a GMS has the GMKs it made so far, and opens no payload', () => {
    expect(toldOf(life, taken(life, 'gms', 2), true)).toEqual([
      '... HHHH',
      '... HHHH',
      '... ....',
      '.. ....',
    ]);
    expect(toldOf(life, taken(life, 'gms', 2, true), false)).toEqual([
      '--- ----',
      '--- ----',
      '... HHHH',
      '.. HHHH',
    ]);
  });

  it('[Keyladder §reads] says where a key comes from, and why something stays closed', () => {
    const { task, found } = ask(life, [taken(life, 'ue2', 2)], false);
    const marks = found[0]?.marks ?? [];
    const at = (id: string) => marks[task.traffic.findIndex((item) => item.id === id)];
    const voice = task.traffic.find(({ act, kind }) => act === 3 && kind === 'packet');
    expect(at(voice?.id ?? '')).toMatchObject({
      by: {
        how: 'learnt',
        delivery: 'act3-gkp.1.ue2.message.notification',
        with: { uri: defaultMembers(3)[1], made: false },
      },
    });
    const other = 'act3-gkp.1.ue1.message.notification';
    expect(at(other)).toMatchObject({ closed: { why: 'sealed' } });
  });

  it('[Keyladder §acts] a newcomer reads what it had recorded under the key it is given', () => {
    const run = runOf(group([{ act: 'join', uri: 'sip:new@mcptt.example.org' }]));
    expect(toldOf(run, taken(run, 'ue4', 2), true)).toEqual(['... HHHH', 'O HHHH']);
    expect(toldOf(run, taken(run, 'ue4', 2), false)).toEqual(['--- ----', '- ----']);
  });
});

describe('other forms of the payload', () => {
  it('[TS 33.180 §E.7] a KMS opens both keys of one payload that hides whom it is for', () => {
    const small = base.systems.map((system) => ({ ...system, members: defaultMembers(2) }));
    const run = runOf({
      ...{ ...base, systems: small, gmkMode: 'dual-one-procedure' },
      ...{ dualEncoding: 'two-keys-in-one-payload', profile: 'ts-33.180', hideIdentities: true },
    });
    expect(toldOf(run, taken(run, 'kms', 1), true)).toEqual(['OO LLLL']);
    expect(toldOf(run, taken(run, 'ue1', 1), true)).toEqual(['O. HHHH']);
    const { found } = ask(run, [taken(run, 'kms', 1)], true);
    expect(found[0]?.marks[0]).toMatchObject({
      learnt: [{ purpose: 'media' }, { purpose: 'floor' }],
    });
  });
});

describe('keys that an MCPTT server shares with UEs', () => {
  const small = base.systems.map((system) => ({ ...system, members: defaultMembers(2) }));
  const underCsk = runOf({ ...base, systems: small, gmkMode: 'floor-under-csk' });
  const withMusik = runOf({ ...base, systems: small, gmkMode: 'musik' });

  it('[TS 33.180 §5.4] a KMS opens each CSK on its way, the server that it is for its own', () => {
    const { task } = ask(underCsk, [], true);
    const keys = task.traffic.filter(({ kind }) => kind === 'delivery');
    expect(keys.map(({ from, to }) => [from, to])).toEqual([
      ...[
        ['gms', 'ue1'],
        ['gms', 'ue2'],
      ],
      ...[
        ['ue1', 'server1'],
        ['ue2', 'server1'],
      ],
    ]);
    expect(toldOf(underCsk, taken(underCsk, 'kms', 1), true)).toEqual(['OOOO LLLLLL']);
    expect(toldOf(underCsk, taken(underCsk, 'server1', 1), true)).toEqual(['..OO .HH.HH']);
    // Its own CSK, and not that of the other one.
    expect(toldOf(underCsk, taken(underCsk, 'ue1', 1), true)).toEqual(['O... HH.H.H']);
  });

  it('[TS 33.180 §5.8.1] a KMS opens the MuSiK for each UE, a UE its own', () => {
    expect(toldOf(withMusik, taken(withMusik, 'kms', 1), true)).toEqual(['OOOO LLLL']);
    expect(toldOf(withMusik, taken(withMusik, 'ue1', 1), true)).toEqual(['O.O. HHHH']);
    expect(toldOf(withMusik, taken(withMusik, 'server1', 1), true)).toEqual(['.... .H.H']);
  });
});

/** RFC 3830 §4.1.2 with HMAC-SHA-256, for one block of key and output. */
function prf(key: Uint8Array, label: Buffer, length: number): Buffer {
  const hmac = (data: Buffer) => createHmac('sha256', key).update(data).digest();
  return hmac(Buffer.concat([hmac(label), label])).subarray(0, length);
}

function sessionKey(masterKey: Buffer, masterSalt: Buffer, label: number, length: number): Buffer {
  const counter = Buffer.concat([masterSalt, Buffer.alloc(4)]);
  counter[7] = (counter[7] ?? 0) ^ label;
  const cipher = createCipheriv('aes-128-ctr', masterKey, counter);
  return cipher.update(Buffer.alloc(length));
}

function opensWith(key: Buffer, iv: Buffer, aad: Buffer, sealed: Buffer): boolean {
  const decipher = createDecipheriv('aes-128-gcm', key, iv);
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(-16));
  decipher.update(sealed.subarray(0, -16));
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

const xor = (one: Buffer, other: Buffer) =>
  Buffer.from(one.map((octet, at) => octet ^ (other[at] ?? 0)));

/** Whether a packet opens under a GMK, by Node's own cryptography. Sources: TS 33.179 §7.3.6, RFC 3711 §4.3,
 *  RFC 7714 §8, §9, RFC 4771. */
function opensUnder(
  gmk: Uint8Array,
  rand: Uint8Array,
  octets: Uint8Array,
  isMedia: boolean,
): boolean {
  const packet = Buffer.from(octets);
  const end = packet.length - (isMedia ? 4 : 0);
  const gukId = packet.subarray(end - 4, end);
  const label = (constant: string) =>
    Buffer.concat([Buffer.from(constant, 'hex'), Buffer.of(4), gukId, rand]);
  const [masterKey, masterSalt] = [
    prf(gmk, label('2AD01C64'), 16),
    prf(gmk, label('39A2C14B'), 12),
  ];
  const key = sessionKey(masterKey, masterSalt, isMedia ? 0 : 3, 16);
  const salt = sessionKey(masterKey, masterSalt, isMedia ? 2 : 5, 12);
  const zero = Buffer.alloc(2);
  if (isMedia) {
    const iv = Buffer.concat([
      zero,
      packet.subarray(8, 12),
      packet.subarray(end),
      packet.subarray(2, 4),
    ]);
    return opensWith(key, xor(iv, salt), packet.subarray(0, 12), packet.subarray(12, end - 8));
  }
  const word = packet.subarray(end - 12, end - 8);
  const index = Buffer.from(word);
  index[0] = (index[0] ?? 0) & 0x7f;
  const iv = Buffer.concat([zero, packet.subarray(4, 8), zero, index]);
  const aad = Buffer.concat([packet.subarray(0, 8), word]);
  return opensWith(key, xor(iv, salt), aad, packet.subarray(8, end - 12));
}

type Made = Readonly<{ gmk: Uint8Array; rand: Uint8Array; purpose: string; act: number }>;

/** Every GMK that was made in a run. */
const madeIn = ({ events }: Run): readonly Made[] =>
  events.flatMap((event) => {
    if (event.kind !== 'compute' || event.operation !== 'gmk') return [];
    const named = (name: string) =>
      event.working.outputs.find((value) => value.name === name)?.value as Uint8Array;
    const { purpose = 'group', act = 1 } = event;
    return [{ gmk: named('GMK'), rand: named('RAND'), purpose, act }];
  });

/** The GMKs that a party holds after an event, and those that come out of the payloads it hears when each of
 *  its RSKs is tried on each. */
function knownTo({ events }: Run, actor: ActorId, after: number, recorded: boolean): Set<string> {
  const known = new Set<string>();
  const store = new Map<number, string>();
  for (const event of events.slice(0, after + 1)) {
    if (event.kind !== 'store' || event.actor !== actor) continue;
    for (const gmkId of event.dropped ?? []) store.delete(gmkId);
    store.set(event.record.gmkId, bytesToHex(event.record.gmk));
  }
  for (const gmk of store.values()) known.add(gmk);
  const rsks = events
    .slice(0, after + 1)
    .flatMap((event) =>
      event.kind === 'provision' && event.actor === actor && event.keySet ? [event.keySet] : [],
    );
  const publicKeys = events.flatMap((event) =>
    event.kind === 'provision' && event.actor === actor && event.certificate
      ? [event.certificate.pubEncKey]
      : [],
  );
  for (const event of events.slice(recorded ? 0 : after + 1)) {
    if (event.kind !== 'message' || event.name !== 'notification') continue;
    for (const { sent } of event.payloads) {
      const { message } = decodeMessage(sent);
      if (!message) continue;
      for (const { userId: id, userDecryptKey: rsk } of rsks) {
        for (const kmsPublicKey of publicKeys.slice(0, 1)) {
          const { sakkeData } = message.sakke;
          const result = decapsulate({ sakkeData, id, rsk, kmsPublicKey });
          if (result.ok) known.add(bytesToHex(result.ssv));
        }
      }
    }
  }
  return known;
}

const keysOfPacket = new Map<string, readonly Made[]>();

/** The keys that a packet opens under, of all; tried once. */
function keysOf({ octets, use }: ProtectedPacket, made: readonly Made[]): readonly Made[] {
  const name = bytesToHex(octets);
  const known = keysOfPacket.get(name);
  if (known) return known;
  const found = made.filter(({ gmk, rand }) => opensUnder(gmk, rand, octets, use === 'media'));
  keysOfPacket.set(name, found);
  return found;
}

/** What really opens for a party, against what is told. */
function compareWithAll(run: Run, compromise: Compromise, recorded: boolean) {
  const { task, found } = ask(run, [compromise], recorded);
  const known = knownTo(run, compromise.actor, compromise.after, recorded);
  const made = madeIn(run);
  const really: string[] = [];
  const told: string[] = [];
  for (const [place, item] of task.traffic.entries()) {
    if (item.kind !== 'packet') continue;
    const isHeard = recorded || item.index > compromise.after;
    const under = keysOf(item, made);
    expect(under, `${item.id} has one key`).toHaveLength(1);
    if (isHeard && under.some(({ gmk }) => known.has(bytesToHex(gmk)))) really.push(item.id);
    if (found[0]?.marks[place]?.verdict === 'packet') told.push(item.id);
  }
  expect(told).toEqual(really);
  return really.length;
}

describe('every key on every packet, with the cryptography of Node', () => {
  const dropping = runOf(
    group([
      { act: 'renew', oldKey: 'dropped' },
      { act: 'renew', oldKey: 'dropped' },
      { act: 'leave', member: 'ue3', oldKey: 'dropped' },
    ]),
  );

  it('[Keyladder §reads] a device compromised after two renewals and one removal', () => {
    expect(compareWithAll(life, taken(life, 'ue2', 4), true)).toBe(16);
    expect(compareWithAll(life, taken(life, 'ue3', 4), true)).toBe(12);
    expect(compareWithAll(life, taken(life, 'ue3', 3), false)).toBe(0);
    expect(compareWithAll(dropping, taken(dropping, 'ue2', 4), false)).toBe(0);
  });

  it('[Keyladder §reads] keys that were deleted come back out of recorded payloads', () => {
    expect(compareWithAll(dropping, taken(dropping, 'ue2', 4), true)).toBe(16);
    expect(toldOf(dropping, taken(dropping, 'ue2', 4), true)).toEqual([
      '.O. LLLL',
      '.O. LLLL',
      '.O. LLLL',
      '.O HHHH',
    ]);
  });

  it('[Keyladder §reads] nobody ever opens a packet of a key it neither has nor gets', () => {
    for (const run of [life, dropping]) {
      for (const actor of ['ue1', 'ue2', 'ue3'] as const) {
        for (const act of [1, 2, 3, 4]) {
          for (const recorded of [true, false])
            compareWithAll(run, taken(run, actor, act), recorded);
        }
      }
    }
  });
});

/** Who holds what at the end of an act, as the table of key custody has it. */
function custodyOf(run: Run, act: number): Custody {
  const own = run.events.filter((event) => (event.act ?? 1) === act);
  const folded = ended(foldCustody(own));
  if (act === 1) return folded;
  const { act: what } = planOf(atAct(run.scenario, act));
  return ended(custodyUpon(custodyOf(run, act - 1), folded, own, what));
}

describe('what key custody says that a party holds', () => {
  const partner = defaultPartnerSystem();
  const regroup = runOf({
    ...base,
    procedure: 'group-regroup',
    systems: [...base.systems, partner].slice(0, 2).map((system) => ({
      ...system,
      members: system.members.slice(0, 1),
    })),
    acts: actsOf([{ act: 'renew' }]),
  });

  it.each([
    ['a group', life],
    ['a regroup', regroup],
  ])('[Keyladder §reads] it opens packets with, in %s', (_, run) => {
    const made = madeIn(run);
    let count = 0;
    for (const act of run.scenario.acts.map((_act, place) => place + 1)) {
      for (const [actor, changes] of custodyOf(run, act)) {
        const holdings = custodyAt(changes, Number.POSITIVE_INFINITY);
        const names = [...holdings.values()].filter(({ state }) => state === 'holds');
        const acts = names.flatMap(({ key }) =>
          key === 'gmk-group' ? [act] : key === 'before-gmk-group' ? [act - 1] : [],
        );
        const { task, found } = ask(run, [taken(run, actor, act)], true);
        for (const [place, item] of task.traffic.entries()) {
          const isHeld = item.kind === 'packet' && acts.includes(item.act);
          if (!isHeld || !made.some((key) => key.act === item.act)) continue;
          expect(found[0]?.marks[place]?.verdict, `${actor} ${item.id}`).toBe('packet');
          count += 1;
        }
      }
    }
    expect(count).toBeGreaterThan(0);
  });

  it('[pCR 33.179 §7.4.4.3] a partner GMS opens all there is from the payload of step 3 on', () => {
    const told = toldOf(regroup, taken(regroup, 'partner-gms', 1), true);
    expect(told).toEqual(['.O. HHHH', '.O. LLLL']);
  });
});
