import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Network } from '../signalling/carrier-options.ts';
import { airTime } from './air-time.ts';
import { expectedRun } from './growth.ts';
import { networkOctets } from './network-octets.ts';

const base = defaultScenario();
const carrierOf = (change: Partial<Scenario>) => expectedRun({ ...base, ...change }).ledger.carrier;
const twice = carrierOf({ gmkMode: 'dual-two-procedures' });
const once = carrierOf({ gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' });
const bare: Network = { ip: 'ipv4', sip: 'udp', tcpOptions: false, tls: false };

/** Octets that lie under the messages of three members, and of the first of them. */
const under = (carrier: typeof twice, network: Network) => {
  const [written, whole] = [null, network].map((one) =>
    networkOctets(carrier, 'both-payloads', one),
  );
  if (!written || !whole) throw new TypeError('no octets');
  expect(whole.air - written.air).toBe(whole.inAll - written.inAll);
  return [whole.inAll - written.inAll, whole.member - written.member];
};

describe('networkOctets', () => {
  it('[RFC 791 §3.1] three members: 12 of SIP and 18 of HTTP in two procedures, 6 and 12 in one', () => {
    // SIP over UDP 20 + 8, HTTP over TCP 20 + 20.
    expect(under(twice, bare)).toEqual([12 * 28 + 18 * 40, 4 * 28 + 6 * 40]);
    expect(under(once, bare)).toEqual([6 * 28 + 12 * 40, 2 * 28 + 4 * 40]);
  });

  it('[RFC 8446 §5.2] TLS adds a record where there is TCP, options 12, IPv6 20 more', () => {
    expect(under(twice, { ...bare, tls: true })[0]).toBe(12 * 28 + 18 * (40 + 22));
    expect(under(twice, { ...bare, sip: 'tcp' })[0]).toBe(30 * 40);
    expect(under(twice, { ...bare, sip: 'tcp', tls: true })[0]).toBe(30 * 62);
    expect(under(once, { ...bare, tcpOptions: true })[0]).toBe(6 * 28 + 12 * 52);
    const all: Network = { ip: 'ipv6', sip: 'tcp', tcpOptions: true, tls: true };
    expect(under(twice, all)).toEqual([30 * 94, 10 * 94]);
    expect(under(once, all)).toEqual([18 * 94, 6 * 94]);
  });

  it('[Keyladder §air-time] the time on the air takes it along', () => {
    const channel = { kilobitsPerSecond: 8, roundTripMilliseconds: 0 };
    const seconds = (network: Network | null) =>
      airTime(once, 'both-payloads', channel, network).groupSeconds;
    expect(seconds(bare) - seconds(null)).toBeCloseTo((6 * 28 + 12 * 40) / 1000, 9);
  });
});
