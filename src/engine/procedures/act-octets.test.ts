import { describe, expect, it } from 'vitest';
import type { Act } from '../model/acts.ts';
import { bytesToHex } from '../model/bytes.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import type { NamedValue } from '../model/named-value.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { ComputeEvent, MessageEvent, TraceEvent } from '../trace/trace.ts';

/** The octets of what each act sends, against expectations written by hand from the layouts of HDR, T and
 *  RAND (RFC 3830 §6.1, §6.6, §6.11) and of the key parameters (TS 33.179 §E.6). */

// 2026-11-24T09:00:00Z is 6b055210 in Unix and eeafd090 in NTP seconds; an act comes an hour (0e10) later. A
// key holds for 2,592,000 seconds (278d00).
const ntp = { first: 'eeafd090', second: 'eeafdea0' } as const;
const times = { first: '006b055210 006b2cdf10', second: '006b056020 006b2ced20' } as const;
// LV-E: length, text; then length, one group, its element 7b with length and URI.
const fireGround = `000d 466972652067726f756e642037
  0025 01 7b 0021 7369703a6669726567726f756e6437406d637074742e6578616d706c652e6f7267`;
const bridge = `000f 42726964676520696e636964656e74
  0029 01 7b 0025 7369703a6272696467652e696e636964656e74406d637074742e6578616d706c652e6f7267`;
const active = '00 00000001';
const revoked = '00 00000000';

const hex = (...parts: readonly string[]) => parts.join('').replaceAll(/\s/g, '');
const base = defaultScenario();
const after = { afterSeconds: 3600 } as const;

const lifeOf = (act: Act, change: Partial<Scenario> = {}): Scenario => ({
  ...base,
  systems: [
    ...base.systems.map((one) => ({ ...one, members: defaultMembers(2) })),
    { ...defaultPartnerSystem(), members: defaultMembers(1, 'partner') },
  ],
  purposeMarking: 'none',
  ...change,
  acts: [act],
});

const named = (values: readonly NamedValue[], name: string) => {
  const value = values.find((one) => one.name === name)?.value;
  return value instanceof Uint8Array ? bytesToHex(value) : `${value}`;
};

/** A payload to a member in an act: its first three payloads cut by hand, its key parameters in clear and its
 *  GMK-ID as the GMS has worked with them. */
function sentTo(events: readonly TraceEvent[], to: string, act: number) {
  const own = events.filter((event) => (event.act ?? 1) === act);
  const messages = own.filter(
    (event): event is MessageEvent =>
      event.kind === 'message' && event.name === 'notification' && event.to === to,
  );
  const made = (operation: string) =>
    own.find(
      (event): event is ComputeEvent =>
        event.kind === 'compute' && event.operation === operation && event.member === to,
    )?.working;
  const octets = bytesToHex(messages[0]?.payloads[0]?.sent ?? new Uint8Array());
  return {
    octets,
    payloads: messages.map(({ payloads }) => payloads.length),
    header: octets.slice(0, 8),
    csbId: octets.slice(8, 16),
    map: octets.slice(16, 20),
    timestamp: octets.slice(20, 40),
    randHead: octets.slice(40, 44),
    rand: octets.slice(44, 76),
    parameters: named(made('key-parameters-protect')?.inputs ?? [], 'Key Parameters'),
    gmkId: made('guk-id')?.inputs.find(({ name }) => name === 'GMK-ID')?.value,
  };
}

function both(act: Act, change: Partial<Scenario> = {}, to = 'ue1') {
  const events = eventsOf({ kind: 'scenario', scenario: lifeOf(act, change) });
  return { before: sentTo(events, to, 1), now: sentTo(events, to, 2), events };
}

/** HDR: version 1, SAKKE message, next T, PRF 1; no crypto session, map type 1; T: NTP-UTC, next RAND; RAND of
 *  16 octets, next IDR. */
const framedAt = (seconds: string) => ({
  header: '011a0501',
  map: '0001',
  timestamp: hex('0b00', seconds, '00000000'),
  randHead: '0e10',
});

const renew: Act = { ...after, act: 'renew', keys: 'both', gmkId: 'new', oldKey: 'kept' };

describe('the octets of an act', () => {
  it('[TS 33.179 §E.6] renewal: new times, new RAND, new identifier', () => {
    const { before, now, events } = both(renew);
    expect(before).toMatchObject(framedAt(ntp.first));
    expect(before.parameters).toBe(hex(active, times.first, fireGround));
    expect(now).toMatchObject(framedAt(ntp.second));
    expect(now.parameters).toBe(hex(active, times.second, fireGround));
    expect([now.rand === before.rand, now.gmkId === before.gmkId]).toEqual([false, false]);
    expect(eventsOf({ kind: 'scenario', scenario: lifeOf(renew) })).toEqual(events);
  });

  it('[TS 33.179 §E.6] renewal of the floor control key alone, its GMK-ID kept: one payload under it', () => {
    const act: Act = { ...renew, keys: 'floor', gmkId: 'kept' };
    const { before, now, events } = both(act, { gmkMode: 'dual-one-procedure' });
    expect([before.payloads, now.payloads]).toEqual([[2], [1]]);
    const floor = events.find(({ id }) => id === 'gkp.1.ue1.compute.guk-id.floor');
    const id = floor?.kind === 'compute' && floor.working.inputs[0]?.value;
    expect([now.gmkId, now.gmkId === before.gmkId]).toEqual([id, false]);
    expect(now.parameters).toBe(hex(active, times.second, fireGround));
  });

  it('[TS 33.179 §7.3.1] who joins gets the key there is: its times, its RAND, sent now', () => {
    const uri = 'sip:new@mcptt.example.org';
    const act: Act = { ...after, act: 'join', system: 'primary', uri };
    const { before, events } = both(act);
    const now = sentTo(events, 'ue3', 2);
    expect(now).toMatchObject(framedAt(ntp.second));
    expect(now.parameters).toBe(hex(active, times.first, fireGround));
    expect([now.rand, now.gmkId]).toEqual([before.rand, before.gmkId]);
    expect(now.csbId).not.toBe(before.csbId);
    expect(sentTo(events, 'ue1', 2).payloads).toEqual([]);
  });

  it('[TS 33.179 §E.6] who stays gets a new key when a member leaves, who leaves nothing', () => {
    const act: Act = { ...after, act: 'leave', member: 'ue2', rekey: true, oldKey: 'kept' };
    const { before, now, events } = both(act);
    expect(now.parameters).toBe(hex(active, times.second, fireGround));
    expect(now.rand).not.toBe(before.rand);
    expect(sentTo(events, 'ue2', 2).payloads).toEqual([]);
  });

  it('[TS 33.179 §E.6.9] revocation: the same key, times and RAND, bit 0 of Status cleared', () => {
    const { before, now } = both({ ...after, act: 'revoke', keys: 'both' });
    expect(now).toMatchObject(framedAt(ntp.second));
    expect(now.parameters).toBe(hex(revoked, times.first, fireGround));
    expect([now.rand, now.gmkId, now.csbId]).toEqual([before.rand, before.gmkId, before.csbId]);
  });

  it.each([
    ['made-anew', ntp.second],
    ['stored', ntp.first],
  ] as const)('[RFC 3830 §5.4] sent again, %s', (payload, seconds) => {
    const lost = {
      ...{ fault: 'notification-lost', at: { procedure: 1, step: 1 } as const },
      ...{ to: ['ue1'], parameters: {} },
    };
    const { before, now } = both({ ...after, act: 'retry', payload }, { faults: [lost] });
    expect(now).toMatchObject(framedAt(seconds));
    expect([now.rand, now.csbId]).toEqual([before.rand, before.csbId]);
    expect(now.octets === before.octets).toBe(payload === 'stored');
  });

  it('[pCR 33.179 §7.4.4.3] regroup: a key for the temporary group, the same at both systems', () => {
    const { before, now, events } = both({ ...after, act: 'regroup' });
    expect(now).toMatchObject(framedAt(ntp.second));
    for (const to of ['ue1', 'partner-gms', 'partner-ue1']) {
      const sent = sentTo(events, to, 2);
      expect(sent.parameters).toBe(hex(active, times.second, bridge));
      expect([sent.rand, sent.gmkId]).toEqual([now.rand, now.gmkId]);
    }
    expect([now.rand === before.rand, now.gmkId === before.gmkId]).toEqual([false, false]);
  });

  it('[TS 23.179 §10.6.2] tear-down: notifications with no octet of a payload', () => {
    const act: Act = { ...after, act: 'tear-down', regroupKey: 'dropped', partnerGms: 'drops' };
    const { events } = both(act, { procedure: 'group-regroup' });
    for (const to of ['ue1', 'ue2', 'partner-gms', 'partner-ue1']) {
      expect(sentTo(events, to, 2)).toMatchObject({ payloads: [0], octets: '' });
    }
  });
});
