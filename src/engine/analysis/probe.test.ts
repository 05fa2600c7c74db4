import { describe, expect, it } from 'vitest';
import { findNode } from '../codec/field-node.ts';
import type { RunSource } from '../exchange/run-source.ts';
import { contextFor, runSource } from '../exchange/run-source.ts';
import type { ActorId } from '../model/actors.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { openProbe, type Probe, type ProbeTarget } from './probe.ts';

function scenarioOf(change: Partial<Scenario>): Scenario {
  const base = defaultScenario();
  const systems = [...base.systems, defaultPartnerSystem()].map((system, at) => ({
    ...system,
    members: defaultMembers(2, at === 0 ? 'primary' : 'partner'),
  }));
  return { ...base, systems, ...change };
}

const sourceOf = (scenario: Scenario): RunSource => ({ kind: 'scenario', scenario });
const contextOf = (source: RunSource) => contextFor(source, () => 0);

function probeOf(scenario: Scenario, place: ProbeTarget): Probe {
  const source = sourceOf(scenario);
  const probe = openProbe(source, contextOf(source), place);
  if (!probe) throw new Error('there is no such payload');
  return probe;
}

function at(messageId: string, to: ActorId = 'ue1', payload = 0): ProbeTarget {
  return { messageId, to, payload };
}

/** The octet of a field, counted from its first one. */
function octetOf({ facts }: Probe, path: string, index = 0): number {
  const node = findNode(facts.tree, path);
  if (!node) throw new Error(`there is no ${path}`);
  return node.start + index;
}

const first = at('gkp.1.ue1.message.notification');
const cases: readonly (readonly [string, Partial<Scenario>, ProbeTarget])[] = [
  ['one key', {}, first],
  ['TS 33.180, identities hidden', { profile: 'ts-33.180' }, first],
  ['two payloads, the first', { gmkMode: 'dual-one-procedure' }, first],
  ['two payloads, the second', { gmkMode: 'dual-one-procedure' }, { ...first, payload: 1 }],
  [
    'two keys in one payload',
    { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
    first,
  ],
  [
    'the second procedure',
    { gmkMode: 'dual-two-procedures' },
    at('gkp2.1.ue2.message.notification', 'ue2'),
  ],
  [
    'the partner GMS',
    { procedure: 'group-regroup' },
    at('regroup.3.partner-gms.message.notification', 'partner-gms'),
  ],
  [
    'a UE of the partner system',
    { procedure: 'group-regroup' },
    at('regroup.4.partner-ue2.message.notification', 'partner-ue2'),
  ],
];

describe.each(cases)('[TS 33.179 §7.3.1] octets altered: %s', (_, change, place) => {
  const scenario = scenarioOf(change);
  const source = sourceOf(scenario);
  const events = [...runSource(source, contextOf(source))];
  const event = events.find(({ id }) => id === place.messageId);
  if (event?.kind !== 'message') throw new Error('there is no such notification');
  const probe = probeOf(scenario, place);
  const { octets, unsignedLength, unaltered } = probe.facts;

  it('starts from the payload of the run, which is accepted as it is', () => {
    expect(octets).toEqual(event.payloads[place.payload]?.received);
    expect(unaltered).toEqual({ check: null, sameKeys: true });
    expect(unsignedLength).toBe(octets.length - 129);
  });

  it('[RFC 3830 §6.1] the version of HDR is refused by the format', () => {
    const verdict = probe.probe({ offset: octetOf(probe, 'HDR.version'), mask: 1 }, 'on-the-way');
    expect(verdict).toMatchObject({ check: 'format', failure: { code: 'hdr' } });
  });

  it('[RFC 6507 §5.2.2] SAKKE data, RAND and the signature itself by the signature', () => {
    for (const path of ['SAKKE.sakkeData', 'RAND.rand', 'SIGN.signature']) {
      const verdict = probe.probe({ offset: octetOf(probe, path, 1), mask: 0x80 }, 'on-the-way');
      expect(verdict).toMatchObject({ check: 'signature', failure: { code: 'signature' } });
    }
  });

  it('[RFC 6508 §6.2.2] SAKKE data signed again by the decapsulation', () => {
    const offset = octetOf(probe, 'SAKKE.sakkeData', 272);
    const verdict = probe.probe({ offset, mask: 1 }, 'before-signing');
    expect(verdict).toMatchObject({ check: 'decapsulation', failure: { code: 'sakke' } });
  });

  it('a RAND signed again is accepted, with other SRTP keys', () => {
    const offset = octetOf(probe, 'RAND.rand');
    expect(probe.probe({ offset, mask: 1 }, 'before-signing')).toEqual({
      check: null,
      sameKeys: false,
    });
  });

  it('a fraction of T signed again is accepted and changes nothing that is stored', () => {
    const offset = octetOf(probe, 'T.fraction', 3);
    expect(probe.probe({ offset, mask: 1 }, 'before-signing')).toEqual({
      check: null,
      sameKeys: true,
    });
  });

  it('leaves the receiver as it was: the same octet meets the same check again', () => {
    const alteration = { offset: octetOf(probe, 'RAND.rand'), mask: 1 };
    const verdict = probe.probe(alteration, 'before-signing');
    expect(probe.probe(alteration, 'before-signing')).toEqual(verdict);
    expect(probe.probe({ offset: 0, mask: 0 }, 'on-the-way')).toEqual(unaltered);
  });
});

describe('a probe', () => {
  it('[RFC 3830 §5.4] knows what the receiver stored and saw in the procedure before', () => {
    const scenario = scenarioOf({ gmkMode: 'dual-two-procedures' });
    const probe = probeOf(scenario, at('gkp2.1.ue1.message.notification'));
    expect(probe.facts.unaltered).toEqual({ check: null, sameKeys: true });
  });

  it('[TS 33.179 §7.3.1] no octet is accepted that changes on the way, signature and all', () => {
    const probe = probeOf(scenarioOf({}), first);
    // Of each octet another bit.
    const accepted = Array.from(probe.facts.octets.keys()).filter(
      (offset) => probe.probe({ offset, mask: 1 << (offset % 8) }, 'on-the-way').check === null,
    );
    expect(accepted).toEqual([]);
  });

  it('takes the clock of the receiver: a message it refuses anyway says so', () => {
    const scenario = scenarioOf({ clockSkewSeconds: { ue1: 400 } });
    const probe = probeOf(scenario, first);
    expect(probe.facts.unaltered).toMatchObject({ check: 'timestamp' });
  });

  it('is none for a message that is not in the run', () => {
    const source = sourceOf(scenarioOf({}));
    for (const place of [
      at('gkp.1.ue9.message.notification', 'ue9'),
      at('gkp.2.ue1.message.ok'),
      { ...first, payload: 1 },
    ]) {
      expect(openProbe(source, contextOf(source), place)).toBeNull();
    }
    expect(
      openProbe({ kind: 'message', octets: new Uint8Array(4) }, contextOf(source), first),
    ).toBe(null);
  });

  it('refuses an octet that is not there, or not one to be signed', () => {
    const probe = probeOf(scenarioOf({}), first);
    const { octets, unsignedLength } = probe.facts;
    const offset = octets.length;
    expect(() => probe.probe({ offset, mask: 1 }, 'on-the-way')).toThrow(RangeError);
    const signature = { offset: unsignedLength ?? 0, mask: 1 };
    expect(() => probe.probe(signature, 'before-signing')).toThrow(RangeError);
  });
});
