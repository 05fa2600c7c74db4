import { defaultMembers } from './default-scenario.ts';
import { type Ends, expectedPayload } from './expected-payload.ts';
import type { Ledger, Readers } from './ledger.ts';
import {
  actorIn,
  isRegroup,
  placesOf,
  type Round,
  roundsOf,
  systemOf,
} from './procedures/scenario-rules.ts';
import { maxMembers, type Scenario, type System, systemsInUse } from './scenario.ts';
import { carriedGroup, carrierMessages, listOf } from './signalling/carrier.ts';
import type { Actor, Purpose, SystemName, Totals } from './trace.ts';
import { addTotals, noTotals } from './trace-folds.ts';

/** The exact formula: what a run costs when every check passes, for any number of members, without
 *  cryptography. A test holds it to the folds of real runs. */

export type ExpectedRun = Readonly<{
  ledger: Ledger;
  /** Octets the first member sends and receives with carrier, in all runs of the procedure. */
  memberAirOctets: number;
  /** Round trips a member, and the group, has one after the other. */
  memberRoundTrips: number;
  groupRoundTrips: number;
}>;

/** One receiver's part in one run of the procedure. */
type Cost = Readonly<{ totals: Totals; carrierOctets: number; requests: number }>;

/** What a scenario's run costs when nothing fails. */
export function expectedRun(scenario: Scenario): ExpectedRun {
  const rounds = roundsOf(scenario);
  const shapes = shapesOf(scenario);
  let totals = noTotals;
  let [carrierOctets, airOctets, memberAirOctets, memberRoundTrips] = [0, 0, 0, 0];
  for (const round of rounds) {
    for (const [index, { count, ...receiver }] of shapes.entries()) {
      const cost = costOf(scenario, round, receiver);
      totals = addTotals(totals, times(cost.totals, count));
      carrierOctets += count * cost.carrierOctets;
      airOctets += count * cost.carrierOctets;
      if (index === 0) {
        memberAirOctets += cost.carrierOctets;
        memberRoundTrips += cost.requests;
      }
    }
    if (isRegroup(scenario)) {
      const cost = costOf(scenario, round, partnerGms(scenario));
      totals = addTotals(totals, cost.totals);
      carrierOctets += cost.carrierOctets;
    }
  }
  const betweenServers = isRegroup(scenario) ? rounds.length : 0;
  const readers = readersOf(scenario, rounds);
  return {
    ledger: { totals, carrierOctets, airOctets, readers },
    memberAirOctets,
    memberRoundTrips,
    groupRoundTrips: memberRoundTrips + betweenServers,
  };
}

type Receiver = Readonly<{ system: SystemName; kind: 'ue' | 'gms'; uri: string }>;

/** Members whose URIs take the same octets wherever they are written, counted: letters and digits
 *  stand as one octet everywhere, all else is kept. The first member's come first. */
function shapesOf(scenario: Scenario): readonly (Receiver & { count: number })[] {
  const shapes = new Map<string, Receiver & { count: number }>();
  for (const { system, uri } of placesOf(scenario)) {
    const key = `${system} ${uri.replace(/[A-Za-z0-9]/g, 'a')}`;
    const known = shapes.get(key);
    if (known) known.count += 1;
    else shapes.set(key, { system, kind: 'ue', uri, count: 1 });
  }
  return [...shapes.values()];
}

const partnerGms = (scenario: Scenario): Receiver => ({
  system: 'partner',
  kind: 'gms',
  uri: systemOf(scenario, 'partner').gmsUri,
});

function costOf(scenario: Scenario, round: Round, receiver: Receiver): Cost {
  const sender = receiver.kind === 'gms' ? 'primary' : receiver.system;
  const { gmsUri, kmsUri } = systemOf(scenario, sender);
  const { kmsUri: receiverKmsUri } = systemOf(scenario, receiver.system);
  const ends: Ends = { gmsUri, kmsUri, receiverUri: receiver.uri, receiverKmsUri };
  const groups = round.inOnePayload
    ? [round.purposes]
    : round.purposes.map((purpose): readonly Purpose[] => [purpose]);
  const payloads = groups.map((purposes) => ({
    list: purposes.length === 1 && purposes[0] ? listOf(scenario, purposes[0]) : ('GMK' as const),
    octets: expectedPayload(scenario, ends, purposes),
  }));
  const from: Actor = serverActor(sender, gmsUri);
  const to: Actor =
    receiver.kind === 'gms'
      ? serverActor('partner', receiver.uri)
      : { ...from, id: actorIn.ue(receiver.system, 0), kind: 'ue', uri: receiver.uri };
  const common = { procedure: round.procedure, group: carriedGroup(scenario) };
  const carriers = [
    ...carrierMessages({ ...common, name: 'notification', from, to, payloads }),
    ...carrierMessages({ ...common, name: 'ok', from: to, to: from, payloads: [] }),
  ];
  return {
    totals: totalsOf(payloads, round.purposes.length),
    carrierOctets: carriers.reduce((sum, { octets }) => sum + octets, 0),
    requests: carriers.filter(({ isRequest }) => isRequest).length,
  };
}

const serverActor = (system: SystemName, uri: string): Actor => ({
  id: actorIn.gms(system),
  kind: 'gms',
  system,
  ordinal: 0,
  uri,
});

/** A notification with its payloads, and the OK. */
function totalsOf(payloads: readonly { octets: Uint8Array }[], keys: number): Totals {
  return {
    notifications: 1,
    oks: 1,
    errors: 0,
    messages: 2,
    payloads: payloads.length,
    octets: payloads.reduce((sum, { octets }) => sum + octets.length, 0),
    signatures: payloads.length,
    verifications: payloads.length,
    encapsulations: keys,
    decapsulations: keys,
    keysStored: keys,
  };
}

function times(totals: Totals, count: number): Totals {
  const product = { ...totals };
  for (const key of Object.keys(product) as (keyof Totals)[]) product[key] *= count;
  return product;
}

function readersOf(scenario: Scenario, rounds: readonly Round[]): Ledger['readers'] {
  const members = systemsInUse(scenario).map((system) => system.members.length);
  const readers: Readers = {
    servers: isRegroup(scenario) ? ['gms', 'partner-gms'] : ['gms'],
    ues: members[0] ?? 0,
    partnerUes: members[1] ?? 0,
  };
  return Object.fromEntries(
    rounds.flatMap(({ purposes }) => purposes.map((purpose) => [purpose, readers])),
  );
}

/** The scenario with `size` members in all, from as many as there are systems to the largest group:
 *  its own ones first, then default ones; in a regroup half of them, or one more, in the primary
 *  system. Without skews and chosen talkers, which name members that may not be there. */
export function scenarioOfSize(scenario: Scenario, size: number): Scenario {
  const systems = systemsInUse(scenario);
  if (!Number.isInteger(size) || size < systems.length || size > maxMembers) {
    const range = `expected ${systems.length} to ${maxMembers}`;
    throw new RangeError(`size: ${range}, found ${size}`);
  }
  const partners = systems.length === 1 ? 0 : Math.floor(size / 2);
  const sizes = [size - partners, partners];
  return {
    ...scenario,
    clockSkewSeconds: {},
    talk: null,
    systems: scenario.systems.map((system, index) =>
      index < systems.length ? resized(system, sizes[index] ?? 0, index === 0) : system,
    ),
  };
}

function resized(system: System, count: number, primary: boolean): System {
  const own = system.members.slice(0, count);
  if (own.length === count) return { ...system, members: own };
  const taken = new Set(own);
  const most = Math.min(maxMembers, count + own.length);
  const more = defaultMembers(most, primary ? 'primary' : 'partner').filter(
    (uri) => !taken.has(uri),
  );
  return { ...system, members: [...own, ...more.slice(0, count - own.length)] };
}
