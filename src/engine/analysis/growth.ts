import {
  type Actor,
  type ActorId,
  type GmsId,
  isGms,
  parseActorId,
  type SystemName,
  systemNames,
  systemOf,
  type UeId,
  ueIn,
} from '../model/actors.ts';
import { defaultMember } from '../model/default-scenario.ts';
import { isReceiver, type Leg } from '../model/figure.ts';
import {
  actsOf,
  everMembers,
  isSentIn,
  memberOf,
  type Plan,
  planOf,
  type Round,
  receiversOn,
  systemIn,
} from '../model/plan.ts';
import type { Purpose } from '../model/purpose.ts';
import { type Scenario, systemsInUse } from '../model/scenario.ts';
import { maxMembers, type System } from '../model/scenario-fields.ts';
import { sameUid } from '../model/shared-uris.ts';
import type { Hop } from '../signalling/carrier-message.ts';
import { carriedGroup, changesGroup, listOf } from '../signalling/carrier-of-run.ts';
import type { CarriedPayload } from '../signalling/documents.ts';
import { userOf } from '../signalling/text-message.ts';
import type { Totals } from '../trace/trace.ts';
import { addTotals, noTotals } from '../trace/trace-folds.ts';
import { type CarrierCost, carrierCost, createCarrierLedger } from './carrier-ledger.ts';
import { type Ends, expectedPayload } from './expected-payload.ts';
import { countReaders, type Ledger, type Readers } from './ledger.ts';
import { createPartyOperations, type OperationsFold } from './party-operations.ts';

/** The exact formula: what an act of a run costs when every check passes, for any number of members, without
 *  cryptography. A test holds it to the folds of real runs. */

export type ExpectedRun = Readonly<{ ledger: Ledger }>;

/** One receiver's part in one run of the procedure: the notification and the OK. */
type Cost = Readonly<{
  from: ActorId;
  to: ActorId;
  totals: Totals;
  carriers: readonly CarrierCost[];
}>;

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
  const shapes = yield* shapesInSteps(scenario);
  let totals = noTotals;
  const carrier = createCarrierLedger();
  const operations = createPartyOperations();
  for (const [index, { count, ...receiver }] of shapes.entries()) {
    for (const cost of costsOf(scenario, receiver)) {
      totals = addTotals(totals, times(cost.totals, count));
      addOperations(operations, cost, count);
      // The first member is told of by itself; the others only have to be told apart.
      const standsFor = receiver.actor === firstMember ? firstMember : ueIn('primary', index + 2);
      for (const part of cost.carriers) carrier.add(part, standsFor, count);
    }
    yield;
  }
  const servers = plan.legs
    .flatMap((leg) => (leg.to.kind === 'gms' ? receiversOn(plan, leg) : []))
    .filter(({ actor }) => isSent(plan, actor));
  for (const server of servers) {
    for (const cost of costsOf(scenario, server)) {
      totals = addTotals(totals, cost.totals);
      addOperations(operations, cost, 1);
      for (const part of cost.carriers) carrier.add(part, null);
    }
  }
  const readers = readersOf(scenario);
  const byParty = operations.byParty();
  // Each message with a key is answered.
  const answersWithServer = { oks: totals.oks - totals.notifications, errors: 0 };
  const counted = { totals, answersWithServer, carrier: carrier.ledger() };
  return { ledger: { ...counted, operations: byParty, readers } };
}

/** Who sends signs and encapsulates, who receives verifies and decapsulates. */
function addOperations(
  operations: OperationsFold,
  { from, to, totals }: Cost,
  count: number,
): void {
  operations.add(from, 'signatures', totals.signatures, count);
  operations.add(from, 'encapsulations', totals.encapsulations, count);
  operations.add(to, 'verifications', totals.verifications, count);
  operations.add(to, 'decapsulations', totals.decapsulations, count);
}

const firstMember = ueIn('primary', 1);
const membersPerStep = 1000;

/** Whether a receiver is sent the keys where nothing has failed: nobody is owed any then. */
const isSent = ({ act, isKeyed }: Plan, actor: string) => act?.act !== 'retry' && isKeyed(actor);

type Receiver = Readonly<{ actor: UeId | GmsId; uri: string }>;

/** Members whose URIs take the same octets wherever they are written, counted: letters and digits
 *  stand as one octet everywhere, so that only how many the user and the whole have matters; all else
 *  is kept. The first member's come first. */
function* shapesInSteps(
  scenario: Scenario,
): Generator<void, readonly (Receiver & { count: number })[], void> {
  const shapes = new Map<string, Receiver & { count: number }>();
  const plan = planOf(scenario);
  const since = new Map(everMembers(scenario).map(({ actor, from }) => [actor, from]));
  for (const { index, system, actor, uri } of plan.members) {
    if (!isSent(plan, actor)) continue;
    const others = uri.replace(/[A-Za-z0-9]+/g, '');
    const kind = `${system} ${plan.kindOf(actor)} ${plan.kmsOf(actor).kmsUri} ${since.get(actor)}`;
    const key = `${kind} ${userOf(uri).length} ${uri.length} ${others}`;
    const known = shapes.get(key);
    if (known) known.count += 1;
    else shapes.set(key, { actor, uri, count: 1 });
    if (index % membersPerStep === membersPerStep - 1) yield;
  }
  return [...shapes.values()];
}

/** A receiver's part in each run of the procedure, one after the other. */
function costsOf(scenario: Scenario, receiver: Receiver): readonly Cost[] {
  const { rounds, at, act } = planOf(scenario);
  const leg = legTo(scenario, receiver);
  if (!leg) throw new TypeError(`nothing is sent to ${receiver.actor}`);
  const before = act?.act === 'tear-down' ? [] : actsOf(scenario).slice(0, at - 1);
  let held = before.reduce<readonly PlannedPayload[]>(
    (had, scene) => heldAfter(scene, receiver, had),
    [],
  );
  const keying = rounds.flatMap((planned): Cost[] => {
    const round = roundFor(scenario, receiver, planned);
    if (round === null) return [];
    const payloads = payloadsOf(scenario, leg, round, receiver);
    const left = held.filter((one) => !replaces(round, one));
    held = [...left, ...payloads];
    return [costOf(scenario, leg, round, receiver, payloads, left)];
  });
  return [...keying, ...withServer(scenario, receiver)];
}

/** What a member and the MCPTT server of its system share behind the figure: the message with the key, and the
 *  answer. */
function withServer(scenario: Scenario, { actor, uri }: Receiver): readonly Cost[] {
  const { serverKey, sharesWithServer, kmsOf, at } = planOf(scenario);
  const { server, kmsUri } = systemIn(planOf(scenario), systemOf(actor));
  if (!server || serverKey === null || !sharesWithServer(actor)) return [];
  const user: Actor = { ...parseActorId(actor), id: actor, uri };
  const mcptt: Actor = { ...parseActorId(server.actor), id: server.actor, uri: server.uri };
  const userKms = kmsOf(actor).kmsUri;
  const isUpload = serverKey === 'client';
  const [from, to] = isUpload ? [user, mcptt] : [mcptt, user];
  const [fromKms, toKms] = isUpload ? [userKms, kmsUri] : [kmsUri, userKms];
  const ends = { senderUri: from.uri, receiverUri: to.uri, kmsUri: fromKms, receiverKmsUri: toKms };
  const payloads = [{ list: 'GMK' as const, octets: expectedPayload(scenario, ends, [serverKey]) }];
  const common = { procedure: 1 as const, act: at, group: carriedGroup(scenario), held: [] };
  const hops: readonly Hop[] = [
    {
      ...{ ...common, name: isUpload ? 'key-upload' : 'key-download', arrives: true },
      ...{ from, to, payloads },
    },
    { ...common, name: 'ok', from: to, to: from, payloads: [], arrives: true },
  ];
  const totals = { ...totalsOf(payloads, 1), notifications: 0 };
  return [{ from: from.id, to: to.id, totals, carriers: hops.map(carrierCost) }];
}

/** A run of the procedure as a receiver has part in it: with the keys that it is sent; null where there are
 *  none of some. */
function roundFor(scenario: Scenario, { actor }: Receiver, planned: Round): Round | null {
  const plan = planOf(scenario);
  if (!isSentIn(plan, actor, planned)) return null;
  const purposes = plan.purposesFor(actor, planned);
  return { ...planned, purposes, inOnePayload: planned.inOnePayload && purposes.length > 1 };
}

const legTo = (scenario: Scenario, { actor }: Receiver): Leg | undefined =>
  planOf(scenario).legs.find((one) => isReceiver(one, actor));

/** A payload with the purpose it is told by. */
type PlannedPayload = CarriedPayload & Readonly<{ purpose: Purpose }>;

const replaces = ({ purposes }: Round, { purpose }: PlannedPayload) =>
  purposes.some((one) => one === purpose);

/** What the key document of a receiver holds after an act, of what it held before. */
function heldAfter(
  scene: Scenario,
  receiver: Receiver,
  before: readonly PlannedPayload[],
): readonly PlannedPayload[] {
  const plan = planOf(scene);
  const leg = legTo(scene, receiver);
  if (plan.act?.act === 'tear-down') return [];
  const isThere = isGms(receiver.actor) || memberOf(plan, receiver.actor) !== undefined;
  if (!leg || !isThere || !isSent(plan, receiver.actor)) return before;
  return plan.rounds.reduce((held, planned) => {
    const round = roundFor(scene, receiver, planned);
    if (round === null) return held;
    return [
      ...held.filter((one) => !replaces(round, one)),
      ...payloadsOf(scene, leg, round, receiver),
    ];
  }, before);
}

function payloadsOf(
  scenario: Scenario,
  { from }: Leg,
  round: Round,
  receiver: Receiver,
): readonly PlannedPayload[] {
  const { kmsOf } = planOf(scenario);
  const { gmsUri, kmsUri } = systemIn(planOf(scenario), systemOf(from));
  const { kmsUri: receiverKmsUri } = kmsOf(receiver.actor);
  const ends: Ends = { senderUri: gmsUri, kmsUri, receiverUri: receiver.uri, receiverKmsUri };
  const groups = round.inOnePayload
    ? [round.purposes]
    : round.purposes.map((purpose): readonly Purpose[] => [purpose]);
  return groups.map((purposes) => ({
    purpose: purposes[0] ?? 'group',
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
  const { act, at } = planOf(scenario);
  const ends = round.purposes.length === 0;
  const common = {
    ends,
    ...{ procedure: round.procedure, act: at, groupChanged: changesGroup(act) },
    ...{ group: carriedGroup(scenario), held, arrives: true },
  };
  const hops: readonly Hop[] = [
    { ...common, name: 'notification', from, to, payloads },
    { ...common, name: 'ok', from: to, to: from, payloads: [], held: [] },
  ];
  const totals = totalsOf(payloads, round.purposes.length);
  // A key with another status is the one that is stored already.
  const stored = act?.act === 'revoke' ? { ...totals, keysStored: 0 } : totals;
  return { from: leg.from, to: receiver.actor, totals: stored, carriers: hops.map(carrierCost) };
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

function readersOf(scenario: Scenario): Ledger['readers'] {
  const plan = planOf(scenario);
  const { systems, rounds, draws, takesFloor } = plan;
  const [primary, partner] = systems;
  const readersOfKey = (isReader: (actor: string) => boolean): Readers => {
    const isKeyed = (actor: string) => isSent(plan, actor) && isReader(actor);
    const count = (members: Plan['members'] = []) =>
      members.filter(({ actor }) => isKeyed(actor)).length;
    return {
      // The GMS that makes the key has it whoever gets it.
      servers: systems.flatMap(({ gms }) =>
        (gms === primary.gms ? draws : isKeyed(gms)) ? [gms] : [],
      ),
      ues: count(primary.members),
      partnerUes: count(partner?.members),
    };
  };
  const all = readersOfKey(() => true);
  if (countReaders(all) === 0) return {};
  const ofFloor = readersOfKey(takesFloor);
  const ofKeys = rounds.flatMap(({ purposes }) =>
    purposes.map((purpose) => [purpose, purpose === 'floor' ? ofFloor : all] as const),
  );
  return Object.fromEntries([...ofKeys, ...serverKeyReaders(scenario)]);
}

/** Who comes to have a key that a member and an MCPTT server share: each CSK one of both, the MuSiK all, a server
 *  where it makes it. */
function serverKeyReaders(scenario: Scenario): readonly (readonly [Purpose, Readers])[] {
  const plan = planOf(scenario);
  const { systems, serverKey, sharesWithServer, at } = plan;
  const had = new Set(
    everMembers(scenario).flatMap(({ system, from }) => (from < at ? [system] : [])),
  );
  const [primary, partner] = systems;
  const sharing = (members: Plan['members'] = []) =>
    members.filter(({ actor }) => isSent(plan, actor) && sharesWithServer(actor)).length;
  const servers = systems.flatMap(({ name, server, members }) => {
    const comes = sharing(members) > 0 && (serverKey === 'client' || !had.has(name));
    return server && comes ? [server.actor] : [];
  });
  if (serverKey === null || plan.members.every(({ actor }) => !sharesWithServer(actor))) return [];
  return [
    [serverKey, { servers, ues: sharing(primary.members), partnerUes: sharing(partner?.members) }],
  ];
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
