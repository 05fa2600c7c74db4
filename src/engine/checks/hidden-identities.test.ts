import { describe, expect, it } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import { expectedEvents } from '../exchange/expected-events.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { decodeMessage, idRoles } from '../mikey/index.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { Scenario } from '../model/scenario.ts';
import { createCarrier } from '../signalling/carrier-of-run.ts';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import type { CheckEvent, MessageEvent, TraceEvent } from '../trace/trace.ts';

const hidden = { profile: 'ts-33.180', hideIdentities: true } as const;
const at = { procedure: 1, step: 1 } as const;

const checkOf = (events: readonly TraceEvent[], name: string, actor = 'ue1') =>
  events.find(
    (event): event is CheckEvent =>
      event.kind === 'check' && event.check === name && event.actor === actor,
  );
const notificationOf = (events: readonly TraceEvent[]) =>
  events.find(
    (event): event is MessageEvent => event.kind === 'message' && event.name === 'notification',
  );
const namedValue = (check: CheckEvent | undefined, name: string) =>
  check?.values.find((value) => value.name === name)?.value;

/** UID of the GMS of the default system at its clock, its key period counted here. */
function uidOfGms(scenario: Scenario): string {
  const [system] = scenario.systems;
  const ntpSeconds = Date.parse(scenario.clock) / 1000 + 2_208_988_800;
  const { uid } = deriveUid({
    uri: 'sip:gms@mcptt.example.org',
    kmsUri: 'kms.mcptt.example.org',
    keyPeriodSeconds: system?.keyPeriodSeconds ?? 0,
    keyPeriodOffsetSeconds: 0,
    keyPeriodNo: Math.floor(ntpSeconds / 2_592_000),
  });
  return bytesToHex(uid);
}

describe('hidden identities', () => {
  it('[TS 33.180 §E.7] the UID is recomputed from the URI of the SIP part, after the signature', () => {
    const scenario = scenarioOf(hidden);
    const events = runWith(scenario);
    const check = checkOf(events, 'initiator-uid');
    expect(check).toMatchObject({ passed: true, clause: 'TS 33.180 §E.7', path: 'IDRuidi.idData' });
    expect(namedValue(check, 'uriInSipPart')).toBe('sip:gms@mcptt.example.org');
    const uid = namedValue(check, 'uidOfThatUri');
    expect(uid instanceof Uint8Array && bytesToHex(uid)).toBe(uidOfGms(scenario));
    const order = ['signature', 'initiator-uid', 'authorised', 'decapsulation'].map((name) =>
      events.indexOf(checkOf(events, name) as CheckEvent),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(expectedEvents({ kind: 'scenario', scenario })).toBe(events.length);
  });

  it('[TS 33.180 §E.7] a SIP part that names another sender is refused, before decapsulation', () => {
    const entry = { fault: 'sip-sender-of-another', at, to: ['ue1'], parameters: {} };
    const events = runWith(scenarioOf(hidden), entry);
    expect(checkOf(events, 'signature')?.passed).toBe(true);
    const check = checkOf(events, 'initiator-uid');
    expect(check?.failure).toMatchObject({ code: 'initiator-uid', path: 'IDRuidi.idData' });
    expect(check?.failure?.expected.facts).toEqual({ uri: 'sip:other.gms@mcptt.example.org' });
    expect(checkOf(events, 'decapsulation')).toBeUndefined();
    const error = events.find((event) => event.kind === 'message' && event.name === 'error');
    expect(error).toMatchObject({ from: 'ue1', failures: [{ code: 'initiator-uid' }] });
    expect(checkOf(events, 'initiator-uid', 'ue2')?.passed).toBe(true);
  });

  it('[TS 33.180 §E.7] there is no such check where the payload names its sender', () => {
    for (const change of [{}, { profile: 'ts-33.180', hideIdentities: false }] as const) {
      const events = runWith(scenarioOf(change));
      expect(checkOf(events, 'initiator-uid')).toBeUndefined();
      expect(notificationOf(events)?.senderUri).toBeUndefined();
    }
  });

  it('[TS 33.180 §E.7] the carrier says that it gives away what the payload hides', () => {
    const carried = (change: Partial<Scenario>) => {
      const scenario = scenarioOf(change);
      const actors = actorsOf({ kind: 'scenario', scenario });
      const event = notificationOf(runWith(scenario));
      if (!event) throw new TypeError('no notification');
      const carrier = createCarrier(
        scenario,
        (id) => actors.find((actor) => actor.id === id),
        'both-payloads',
      );
      return { event, messages: carrier(event) };
    };
    const { event, messages } = carried(hidden);
    const sent = event.payloads[0]?.sent ?? new Uint8Array();
    const roles = decodeMessage(sent).message?.idrs.map(({ role }) => role);
    expect(roles).toEqual([idRoles.IDRuidi, idRoles.IDRuidr, idRoles.IDRkmsi, idRoles.IDRkmsr]);
    const octets = new TextDecoder('latin1').decode(sent);
    for (const uri of ['sip:gms@mcptt.example.org', 'sip:officer.1@mcptt.example.org']) {
      expect(octets).not.toContain(uri);
      const telling = messages.filter(({ name, text }) => name === 'notify' && text.includes(uri));
      expect(telling).toHaveLength(1);
      expect(telling[0]?.notes).toContain('uri-in-clear');
    }
    const plain = carried({ profile: 'ts-33.180', hideIdentities: false }).messages;
    expect(plain.some(({ notes }) => notes.includes('uri-in-clear'))).toBe(false);
  });
});
