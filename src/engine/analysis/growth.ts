import {
  type Actor,
  type GmsId,
  parseActorId,
  type SystemName,
  systemNames,
  systemOf,
  type UeId,
  ueIn,
} from '../model/actors.ts';
import { defaultMember } from '../model/default-scenario.ts';
import { isReceiver, type Leg } from '../model/figure.ts';
import { type Plan, planOf, type Round, receiversOn, systemIn } from '../model/plan.ts';
import type { Purpose } from '../model/purpose.ts';
import { maxMembers, type Scenario, type System, systemsInUse } from '../model/scenario.ts';
import { sameUid } from '../model/shared-uris.ts';
import type { Hop } from '../signalling/carrier.ts';
import { carriedGroup, listOf } from '../signalling/carrier-of-run.ts';
import type { CarriedPayload } from '../signalling/documents.ts';
import { userOf } from '../signalling/text-message.ts';
import type { Totals } from '../trace/trace.ts';
import { addTotals, noTotals } from '../trace/trace-folds.ts';
import { type CarrierCost, carrierCost, createCarrierLedger } from './carrier-ledger.ts';
import { type Ends, expectedPayload } from './expected-payload.ts';
import type { Ledger, Readers } from './ledger.ts';

/** The exact formula: what a run costs when every check passes, for any number of members, without
 *  cryptography. A test holds it to the folds of real runs. */

export type ExpectedRun = Readonly<{ ledger: Ledger }>;

/** One receiver's part in one run of the procedure: the notification and the OK. */
type Cost = Readonly<{ totals: Totals; carriers: readonly CarrierCost[] }>;

/** What a scenario's run costs when nothing fails. */
export function expectedRun(scenario: Scenario): ExpectedRun {
  const steps = expectedRunInSteps(scenario);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same with rests in between, for a page that has other things to do. */
export function* expectedRunInSteps(scenario: Scenario): Generator<void, ExpectedRun, void> {
  const plan = planOf(scenario);
  const shapes = yield* shapesInSteps(plan);
  let totals = noTotals;
  const carrier = createCarrierLedger();
  for (const [index, { count, ...receiver }] of shapes.entries()) {
    for (const cost of costsOf(scenario, receiver)) {
      totals = addTotals(totals, times(cost.totals, count));
      // The first shape is that of the first member; the others only have to be told apart.
      const standsFor = ueIn('primary', index + 1);
      for (const part of cost.carriers) carrier.add(part, standsFor, count);
    }
    yield;
  }
  const servers = plan.legs.flatMap((leg) => (leg.to.kind === 'gms' ? receiversOn(plan, leg) : []));
  for (const cost of servers.flatMap((server) => costsOf(scenario, server))) {
    totals = addTotals(totals, cost.totals);
    for (const part of cost.carriers) carrier.add(part, null);
  }
  const readers = readersOf(plan);
  return { ledger: { totals, carrier: carrier.ledger(), readers } };
}

const membersPerStep = 1000;

type Receiver = Readonly<{ actor: UeId | GmsId; uri: string }>;

/** Members whose URIs take the same octets wherever they are written, counted: letters and digits
 *  stand as one octet everywhere, so that only how many the user and the whole have matters; all else
 *  is kept. The first member's come first. */
function* shapesInSteps(
  plan: Plan,
): Generator<void, readonly (Receiver & { count: number })[], void> {
  const shapes = new Map<string, Receiver & { count: number }>();
  for (const { index, system, actor, uri } of plan.members) {
    if (!plan.isKeyed(actor)) continue;
    const others = uri.replace(/[A-Za-z0-9]+/g, '');
    const key = `${system} ${plan.kindOf(actor)} ${plan.kmsOf(actor).kmsUri} ${userOf(uri).length} ${uri.length} ${others}`;
    const known = shapes.get(key);
    if (known) known.count += 1;
    else shapes.set(key, { actor, uri, count: 1 });
    if (index % membersPerStep === membersPerStep - 1) yield;
  }
  return [...shapes.values()];
}

/** A receiver's part in each run of the procedure, one after the other. */
function costsOf(scenario: Scenario, receiver: Receiver): readonly Cost[] {
  const held: CarriedPayload[] = [];
  const { legs, rounds, purposesFor } = planOf(scenario);
  const leg = legs.find((one) => isReceiver(one, receiver.actor));
  if (!leg) throw new TypeError(`nothing is sent to ${receiver.actor}`);
  return rounds.flatMap((planned): Cost[] => {
    const purposes = purposesFor(receiver.actor, planned);
    if (purposes.length === 0) return [];
    const round = {
      ...planned,
      purposes,
      inOnePayload: planned.inOnePayload && purposes.length > 1,
    };
    const payloads = payloadsOf(scenario, leg, round, receiver);
    const cost = costOf(scenario, leg, round, receiver, payloads, [...held]);
    held.push(...payloads);
    return [cost];
  });
}

function payloadsOf(
  scenario: Scenario,
  { from }: Leg,
  round: Round,
  receiver: Receiver,
): readonly CarriedPayload[] {
  const { kmsOf } = planOf(scenario);
  const { gmsUri, kmsUri } = systemIn(planOf(scenario), systemOf(from));
  const { kmsUri: receiverKmsUri } = kmsOf(receiver.actor);
  const ends: Ends = { gmsUri, kmsUri, receiverUri: receiver.uri, receiverKmsUri };
  const groups = round.inOnePayload
    ? [round.purposes]
    : round.purposes.map((purpose): readonly Purpose[] => [purpose]);
  return groups.map((purposes) => ({
    list: purposes.length === 1 && purposes[0] ? listOf(scenario, purposes[0]) : ('GMK' as const),
    octets: expectedPayload(scenario, ends, purposes),
  }));
}

function costOf(
  scenario: Scenario,
  leg: Leg,
  round: Round,
  receiver: Receiver,
  payloads: readonly CarriedPayload[],
  held: readonly CarriedPayload[],
): Cost {
  const { gmsUri } = systemIn(planOf(scenario), systemOf(leg.from));
  const from: Actor = { ...parseActorId(leg.from), id: leg.from, uri: gmsUri };
  const to: Actor = { ...parseActorId(receiver.actor), id: receiver.actor, uri: receiver.uri };
  const common = { procedure: round.procedure, group: carriedGroup(scenario), held, arrives: true };
  const hops: readonly Hop[] = [
    { ...common, name: 'notification', from, to, payloads },
    { ...common, name: 'ok', from: to, to: from, payloads: [], held: [] },
  ];
  return { totals: totalsOf(payloads, round.purposes.length), carriers: hops.map(carrierCost) };
}

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

function readersOf({ systems, rounds, takesFloor, isKeyed }: Plan): Ledger['readers'] {
  const [primary, partner] = systems;
  const readersOfKey = (isReader: (actor: string) => boolean): Readers => {
    const count = (members: Plan['members'] = []) =>
      members.filter(({ actor }) => isKeyed(actor) && isReader(actor)).length;
    // The GMS that makes the key has it whoever gets it.
    const servers = systems.map(({ gms }) => gms).filter((gms, at) => at === 0 || isReader(gms));
    return { servers, ues: count(primary.members), partnerUes: count(partner?.members) };
  };
  const all = readersOfKey(() => true);
  const ofFloor = readersOfKey(takesFloor);
  return Object.fromEntries(
    rounds.flatMap(({ purposes }) =>
      purposes.map((purpose) => [purpose, purpose === 'floor' ? ofFloor : all]),
    ),
  );
}

/** The scenario with `size` members in all, from as many as there are systems to the largest group:
 *  its own ones first, then default ones that are no one else; in a regroup half of them, or one
 *  more, in the primary system. Without skews, faults and chosen talkers, which name members that may
 *  not be there. */
export function scenarioOfSize(scenario: Scenario, size: number): Scenario {
  const { secondGroup: second, ...alone } = scenario;
  const systems = systemsInUse(alone);
  if (!Number.isInteger(size) || size < systems.length || size > maxMembers) {
    const range = `expected ${systems.length} to ${maxMembers}`;
    throw new RangeError(`size: ${range}, found ${size}`);
  }
  const others = systems.length > 1 ? null : resizedGroup(second, systems[0]?.members ?? [], size);
  const outside = others ? others.members.length : 0;
  const partners = systems.length === 1 ? 0 : Math.floor(size / 2);
  const sizes = [size - partners - outside, partners];
  const taken = new Set(
    [
      ...systems.flatMap(({ gmsUri, members }) => [gmsUri, ...members]),
      ...(others?.members ?? []),
    ].map(sameUid),
  );
  return {
    ...scenario,
    clockSkewSeconds: {},
    faults: [],
    skips: [],
    talk: null,
    secondGroup: others,
    systems: scenario.systems.map((system, index) =>
      index < systems.length
        ? resized(system, sizes[index] ?? 0, systemNames[index] ?? 'partner', taken)
        : system,
    ),
  };
}

/** The second group of a regroup inside one system in a group of `size`: half of it at most, nobody in both,
 *  everybody affiliated; null where there is none, or no room for it. */
function resizedGroup(
  group: Scenario['secondGroup'],
  ofFirst: readonly string[],
  size: number,
): Scenario['secondGroup'] {
  const known = new Set(ofFirst.map(sameUid));
  const own = group?.members.filter((uri) => !known.has(sameUid(uri))) ?? [];
  const members = own.slice(0, Math.floor(size / 2));
  return group && members.length > 0 ? { ...group, members, notAffiliated: [] } : null;
}

/** A system with `count` members: none of the default ones is `taken`, in whatever spelling. */
function resized(
  system: System,
  count: number,
  name: SystemName,
  taken: ReadonlySet<string>,
): System {
  const members = system.members.slice(0, count);
  for (let ordinal = 1; members.length < count; ordinal += 1) {
    const uri = defaultMember(ordinal, name);
    if (!taken.has(sameUid(uri))) members.push(uri);
  }
  return { ...system, members };
}
