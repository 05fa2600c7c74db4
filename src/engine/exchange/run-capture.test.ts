import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../cli/words.ts';
import { bytesToHex, bytesToUtf8, concatBytes } from '../model/bytes.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { actorsOf } from './actors-of.ts';
import { findMessages } from './find-messages.ts';
import { pcapngPackets } from './pcapng.ts';
import { readKeyMaterial } from './read-key-material.ts';
import { captureOfRun } from './run-capture.ts';
import { keyLogOfRun } from './run-key-log.ts';
import { networkMessages } from './run-messages.ts';

const { fact: say } = wordsOf('en');
const link = 'https://example.org/#v1.abc';

function madeOf(change: Partial<Scenario>) {
  const base = defaultScenario();
  const systems = base.systems.map((system) => ({ ...system, members: defaultMembers(1) }));
  const scenario: Scenario = { ...base, systems, ...change };
  const source = { kind: 'scenario' as const, scenario };
  const run = { scenario, actors: actorsOf(source), events: eventsOf(source), link, say };
  return { ...run, file: concatBytes(...captureOfRun(run)) };
}

const [system] = defaultScenario().systems;
const two = system ? [{ ...system, members: defaultMembers(2) }] : [];
const partner = { ...defaultPartnerSystem(), members: defaultMembers(1, 'partner') };
const regroup = madeOf({
  procedure: 'group-regroup',
  systems: system ? [{ ...system, members: defaultMembers(1) }, partner] : [],
  gmkMode: 'dual-two-procedures',
});
const inTwoPayloads = madeOf({ systems: two, gmkMode: 'dual-one-procedure' });

/** Octets sent in the messages of some names, as hex. */
const sentIn = (events: readonly TraceEvent[], ...names: readonly string[]) =>
  events.flatMap((event) =>
    event.kind === 'message' && names.includes(event.name)
      ? event.payloads.map(({ sent }) => bytesToHex(sent))
      : [],
  );

function foundIn(file: Uint8Array) {
  const found = findMessages(file);
  if (!found.ok) throw new Error('nothing found');
  expect(found.notes).toEqual([]);
  return found.messages;
}

describe('the capture of a run', () => {
  it('[Keyladder §capture] holds every message, and the reader finds each of them again', () => {
    for (const { events, file } of [regroup, inTwoPayloads]) {
      const found = foundIn(file);
      const of = (...kinds: readonly string[]) =>
        found.filter(({ kind }) => kinds.includes(kind)).map(({ octets }) => bytesToHex(octets));
      expect(new Set(of('mikey'))).toEqual(new Set(sentIn(events, 'notification')));
      expect(of('srtp', 'srtcp')).toEqual(sentIn(events, 'media-packet', 'floor-message'));
      expect(of('srtp').length).toBe(2);
    }
  });

  it('[Keyladder §capture] says of every packet which step it is, which clause and which event', () => {
    const { events, file, scenario } = regroup;
    const ids = new Set(events.map(({ id }) => id));
    const packets = [...pcapngPackets(file)];
    expect(packets.length).toBeGreaterThan(100);
    const start = Date.parse(scenario.clock) / 1000;
    for (const { comment = '', unixSeconds } of packets) {
      const said =
        /^(Step \d(?:, procedure 2)?|Use of the keys) · .+ · (?:RFC|TS) \d[^·]+ · event (\S+)$/;
      const [, where, id = ''] = said.exec(comment) ?? [];
      expect(where, comment).toBeDefined();
      expect(ids).toContain(id);
      expect(unixSeconds).toBe(start);
    }
  });

  it('[Keyladder §capture] leads to the run, and is the same each time', () => {
    const { file, ...run } = inTwoPayloads;
    expect(bytesToUtf8(file.subarray(0, 400).filter((octet) => octet < 0x7f))).toContain(link);
    expect(concatBytes(...captureOfRun(run))).toEqual(file);
  });

  it('[TS 33.179 Annex D] the documents of a KMS are read as keys again', () => {
    const { scenario, actors, events } = regroup;
    const provisioned = events.filter(({ kind }) => kind === 'provision');
    const answers = [...networkMessages(scenario, actors, events)]
      .flat()
      .filter(({ event, isRequest }) => event.kind === 'provision' && !isRequest);
    expect(answers.length).toBe(provisioned.length);
    const inputs = answers.map(({ octets }, at) => {
      const text = bytesToUtf8(octets) ?? '';
      return { name: `answer ${at}`, content: text.slice(text.indexOf('\r\n\r\n') + 4) };
    });
    const { remarks, keySets, kmss } = readKeyMaterial(inputs);
    expect(remarks).toEqual([]);
    const given = provisioned.flatMap((event) => ('keySet' in event && event.keySet) || []);
    expect(keySets.map(({ rsk, ssk, pvt, uid }) => [rsk, ssk, pvt, uid])).toEqual(
      given.map((set) => [
        set.userDecryptKey,
        set.userSigningKeySsk,
        set.userPubTokenPvt,
        set.userId,
      ]),
    );
    expect(new Set(kmss.map(({ kms }) => kms.uri)).size).toBe(2);
  });

  it('[Keyladder §capture] a message that is lost is alone and not acknowledged', () => {
    const lost = madeOf({
      systems: two,
      faults: [
        { fault: 'notification-lost', at: { procedure: 1, step: 1 }, to: ['ue1'], parameters: {} },
      ],
    });
    const comments = [...pcapngPackets(lost.file)].flatMap(({ comment }) =>
      comment?.includes('gkp.1.ue1.') ? [comment] : [],
    );
    expect(comments).toEqual([
      'Step 1 · NOTIFY: the documents have changed (lost, does not arrive) · TS 24.481 §6.3.13 · event gkp.1.ue1.message.notification',
    ]);
  });
});

describe('the key log of a run', () => {
  it('[Keyladder §key log] gives the master key of each stream of packets', () => {
    const lines = keyLogOfRun(inTwoPayloads).split('\n');
    const kinds = (kind: string) => lines.filter((line) => line.startsWith(`${kind} `));
    const { events } = inTwoPayloads;
    expect(kinds('GMK').length).toBe(2);
    expect(kinds('SRTP').length).toBe(4);
    const packets = sentIn(events, 'media-packet', 'floor-message');
    expect(kinds('SSRC').length).toBe(packets.length);
    const stored = events.flatMap((event) => (event.kind === 'store' ? [event] : []));
    for (const [at, line] of kinds('SSRC').entries()) {
      const [, ssrc = '', actor, mki = '', key] =
        /ssrc=(\w+) protocol=\w+ actor=(\w+) mki=(\w+) master_key=(\w+)/.exec(line) ?? [];
      expect(packets[at]).toContain(ssrc);
      expect(packets[at]).toContain(mki);
      const own = stored.find(
        (event) => event.actor === actor && bytesToHex(event.record.srtp.mki) === mki,
      );
      expect(own && bytesToHex(own.record.srtp.masterKey)).toBe(key);
    }
  });
});
