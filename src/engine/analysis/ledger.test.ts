import { describe, expect, it } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import { carrierMessageCount } from './carrier-ledger.ts';
import { countReaders, foldLedger } from './ledger.ts';

const base = defaultScenario();

function runOf(change: Partial<Scenario>) {
  const scenario = { ...base, ...change };
  const source = { kind: 'scenario' as const, scenario };
  const events = eventsOf(source);
  return { scenario, events, ledger: foldLedger(scenario, actorsOf(source), events) };
}

describe('foldLedger', () => {
  it('[pCR 33.179 §7.4.2] the GMS and every UE have the GMK in clear, no one else', () => {
    const { ledger } = runOf({});
    expect(ledger.readers).toEqual({ group: { servers: ['gms'], ues: 3, partnerUes: 0 } });
  });

  it('[pCR 33.179 §7.4.4.3] in the regroup the partner GMS has it too', () => {
    const systems = [...base.systems, defaultPartnerSystem()];
    const { ledger } = runOf({
      procedure: 'group-regroup',
      gmkMode: 'dual-one-procedure',
      systems,
    });
    const readers = { servers: ['gms', 'partner-gms'], ues: 3, partnerUes: 3 };
    expect(ledger.readers).toEqual({ media: readers, floor: readers });
    expect(ledger.readers.media && countReaders(ledger.readers.media)).toBe(8);
  });

  it('[TS 33.179 §7.3.1] a UE that refuses before decapsulation never has it', () => {
    const { ledger } = runOf({ clockSkewSeconds: { ue2: 301 } });
    expect(ledger.readers.group?.ues).toBe(2);
    expect(ledger.totals).toMatchObject({ errors: 1, oks: 2 });
  });

  it('[Keyladder §carrier] hex doubles every octet of a payload; the rest goes with the message', () => {
    const { ledger: twice, events } = runOf({ gmkMode: 'dual-two-procedures' });
    const once = runOf({ gmkMode: 'dual-one-procedure' }).ledger;
    expect(once.totals.octets).toBe(twice.totals.octets);
    const first = events.flatMap((event) =>
      event.kind === 'message' && event.procedure === 1 && event.step === 1 ? event.payloads : [],
    );
    // The second document a UE fetches holds the payload of the first procedure too.
    const fetchedAgain = first.reduce((sum, { sent }) => sum + sent.length, 0);
    const octets = (ledger: typeof once, held: 'both-payloads' | 'new-payload') =>
      ledger.carrier.octets[held].inAll;
    expect(octets(once, 'new-payload')).toBe(octets(once, 'both-payloads'));
    const aroundOnce = octets(once, 'both-payloads') - 2 * once.totals.octets;
    const aroundTwice = octets(twice, 'both-payloads') - 2 * (twice.totals.octets + fetchedAgain);
    // The first payload with its element: 29 octets of tags, indent and line end for each UE.
    expect(octets(twice, 'both-payloads') - octets(twice, 'new-payload')).toBe(
      2 * fetchedAgain + 3 * 29,
    );
    expect(aroundOnce).toBeGreaterThan(0);
    expect(aroundTwice).toBeGreaterThan(aroundOnce);
    expect(aroundTwice).toBeLessThan(2 * aroundOnce);
  });

  it('[Keyladder §air-time] what goes between two GMSs is not on the air', () => {
    const systems = [...base.systems, defaultPartnerSystem()];
    const { ledger } = runOf({ procedure: 'group-regroup', systems });
    const octets = ledger.carrier.octets['both-payloads'];
    expect(octets.air).toBeLessThan(octets.inAll);
    const single = runOf({}).ledger.carrier.octets['both-payloads'];
    expect(single.air).toBe(single.inAll);
  });

  it('[TS 24.481 §6.3.13] an OK of a UE is a message of the figure and none of stage 3', () => {
    const { ledger } = runOf({ gmkMode: 'dual-two-procedures' });
    expect(ledger.totals).toMatchObject({ notifications: 6, oks: 6, messages: 12 });
    expect(ledger.carrier.messages).toEqual({
      notify: 6,
      'notify-ok': 6,
      'get-group': 3,
      'group-document': 3,
      'get-keys': 6,
      'key-document': 6,
      'gmop-request': 0,
      'gmop-answer': 0,
      ...{ register: 0, 'register-answer': 0, 'key-message': 0, 'key-message-ok': 0 },
    });
    expect(carrierMessageCount(ledger.carrier)).toBe(30);
    expect(ledger.carrier.roundTrips).toEqual({ inAll: 15, member: 5, inSequence: 5 });
  });

  it('[Keyladder §carrier] a lost NOTIFY is one message and no round trip', () => {
    const at = { procedure: 1 as const, step: 1 as const };
    const { ledger } = runOf({
      faults: [{ fault: 'notification-lost', at, to: ['ue1'], parameters: {} }],
    });
    expect(ledger.carrier.messages).toMatchObject({ notify: 3, 'notify-ok': 2, 'get-keys': 2 });
    expect(ledger.carrier.roundTrips).toEqual({ inAll: 6, member: 0, inSequence: 3 });
  });

  it('[Keyladder §carrier] an HTTP answer that is lost was sent, and is no round trip', () => {
    const regroup = (lost: boolean) =>
      runOf({
        procedure: 'group-regroup',
        systems: [...defaultScenario().systems, defaultPartnerSystem()],
        faults: lost
          ? [{ fault: 'ok-lost', at: { procedure: 1, step: 3 }, to: 'all', parameters: {} }]
          : [],
      }).ledger.carrier;
    const [whole, cut] = [regroup(false), regroup(true)];
    expect(cut.messages).toEqual(whole.messages);
    expect(whole.roundTrips.inAll - cut.roundTrips.inAll).toBe(1);
    expect(whole.roundTrips.inSequence - cut.roundTrips.inSequence).toBe(1);
  });
});
