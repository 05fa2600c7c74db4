import { designOf, isDual } from '../model/designs/index.ts';
import { type Fact, fact } from '../model/fact.ts';
import { atAct, bringsTwoAtOnce, hasTwoKeys, planOf, runsTwice } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { reasonAgainst } from './disturbance.ts';
import type { Fault, FaultReach } from './fault.ts';
import { faultById } from './index.ts';
import { octetsEdited } from './octets/octets-edited.ts';
import { inOnePayload } from './setting.ts';

/** The faults of a scenario in another design of it: the same fault at the message that carries the
 *  same key. In two procedures the key for media travels in procedure 1 and the one for floor control
 *  in procedure 2; in one procedure both do; a single GMK serves both. */

const keys = ['media', 'floor'] as const;
export type FaultedKey = (typeof keys)[number];

/** Why a design has no such fault. `excluded`: the catalogue says why, in `reason`. `one-key`: its
 *  single GMK serves media and floor control alike, so no fault hits the one without the other.
 *  `server-key`: its key for floor control is shared with the MCPTT server, where no fault is placed.
 *  `edited`: octets edited by hand belong to a message that is laid out otherwise there. */
export type NoSuchFault = Readonly<
  | { code: 'excluded'; reason: Fact }
  | { code: 'one-key'; key: FaultedKey }
  | { code: 'server-key' }
  | { code: 'edited' }
>;

export type CarriedFault = Readonly<{
  fault: string;
  /** The act it is in; absent: the first. */
  act?: number;
  to: FaultEntry['to'];
  /** Their places in the list of the scenario it comes from: faults put to the media key and to the
   *  floor control key alike are one fault of both. */
  from: readonly number[];
  /** The keys it is put to in the other design. */
  hits: readonly FaultedKey[];
  /** Where it goes in the other design; nowhere where there is no such fault. */
  entries: readonly FaultEntry[];
  absent: NoSuchFault | null;
  /** Why the other key is hit as well: both travel in what the fault breaks; or, `refusal`, a receiver
   *  that refuses the one refuses the payload with both. */
  shared: FaultReach | 'refusal' | null;
  /** A key that is hit where the fault comes from and cannot be here, and why. */
  spared: readonly Readonly<{ key: FaultedKey; reason: Fact }>[];
}>;

/** A fault by the keys it hits, whatever the design. */
type KeyedFault = Readonly<{ entry: FaultEntry; hits: readonly FaultedKey[]; from: number[] }>;

/** The faults of `scenario` as they are in `design`, the same scenario in another design. Where the design is the same they stay as they are. */
export function carryFaults(scenario: Scenario, design: Scenario): readonly CarriedFault[] {
  const stays = designOf(scenario).name === designOf(design).name;
  if (stays) return scenario.faults.map((entry, index) => asItIs(scenario, entry, index));
  return mergedFaults(scenario).map((one) => placedIn(scenario, design, one));
}

/** The act a fault is in, in a design. */
const sceneOf = (scenario: Scenario, { at }: FaultEntry): Scenario => atAct(scenario, at.act ?? 1);

/** The one key that an act is about, of a group with two; null where it is about both, or there is one. */
function onlyKeyOf(scenario: Scenario): FaultedKey | null {
  const [first, ...others] = planOf(scenario).rounds.flatMap(({ purposes }) => purposes);
  return keys.find((key) => key === first && others.length === 0) ?? null;
}

const hasOneGmk = (scenario: Scenario) =>
  !hasTwoKeys(scenario) && onlyKeyOf(scenario) === null && !hasServerKey(scenario);

/** Whether floor control is under a key that no notification brings. */
const hasServerKey = (scenario: Scenario) => planOf(scenario).serverKey !== null;

/** Whether two keys travel in a payload each, laid out as in other such designs. */
function hasPlainPayloads(scenario: Scenario): boolean {
  const { rounds, settles } = designOf(scenario);
  return isDual(scenario) && !settles && rounds.every(({ inOnePayload }) => !inOnePayload);
}

function faultOf({ fault }: FaultEntry): Fault {
  const found = faultById(fault);
  if (!found) throw new TypeError(`there is no fault ${fault}`);
  return found;
}

/** What of the fault both keys have in common in a design: all that it breaks, or nothing. */
function commonReach(whole: Scenario, entry: FaultEntry): FaultReach | null {
  const scenario = sceneOf(whole, entry);
  if (!bringsTwoAtOnce(scenario)) return null;
  const { reach } = faultOf(entry);
  if (reach === 'notification') return reach;
  const place = { scenario, at: entry.at, to: entry.to };
  return reach === 'payload' && inOnePayload(place) ? reach : null;
}

/** Why a fault put to one key hits the other as well; null where it does not. */
function sharedBy(whole: Scenario, entry: FaultEntry): CarriedFault['shared'] {
  const scenario = sceneOf(whole, entry);
  const place = { scenario, at: entry.at, to: entry.to };
  return commonReach(scenario, entry) ?? (inOnePayload(place) ? 'refusal' : null);
}

function asItIs(scenario: Scenario, entry: FaultEntry, index: number): CarriedFault {
  const shared = entry.at.key === undefined ? null : sharedBy(scenario, entry);
  const { fault, to, at } = entry;
  const hits = at.key === undefined ? hitsOf(scenario, entry) : [at.key];
  const place = { from: [index], hits, entries: [entry] };
  return { fault, ...actOfFault(entry), to, ...place, absent: null, shared, spared: [] };
}

/** The keys a fault hits where it stands. */
function hitsOf(whole: Scenario, entry: FaultEntry): readonly FaultedKey[] {
  const { at } = entry;
  const scenario = sceneOf(whole, entry);
  const only = onlyKeyOf(scenario);
  if (at.step !== 0 && only !== null) return [only];
  if (at.step !== 0 && hasServerKey(scenario)) return ['media'];
  if (at.step === 0 || !hasTwoKeys(scenario)) return keys;
  if (runsTwice(scenario)) return [at.procedure === 1 ? 'media' : 'floor'];
  if (commonReach(scenario, entry) !== null) return keys;
  if (at.key !== undefined) return [at.key];
  // Put to both keys, it hits those it could be put to alone.
  const fitting = keys.filter((key) => reasonAgainst(scenario, withKey(entry, key)) === null);
  return fitting.length === 0 ? keys : fitting;
}

const withKey = (entry: FaultEntry, key: FaultedKey): FaultEntry => ({
  ...entry,
  at: { ...actOfFault(entry), procedure: 1, step: entry.at.step, key },
});

const actOfFault = ({ at: { act } }: FaultEntry) => (act === undefined ? {} : { act });

function mergedFaults(scenario: Scenario): readonly KeyedFault[] {
  const merged: KeyedFault[] = [];
  for (const [index, entry] of scenario.faults.entries()) {
    const hits = hitsOf(scenario, entry);
    const other = merged.findIndex(
      (one) => sameFault(one.entry, entry) && !one.hits.some((key) => hits.includes(key)),
    );
    const known = merged[other];
    if (known === undefined) merged.push({ entry, hits, from: [index] });
    else {
      const both = keys.filter((key) => known.hits.includes(key) || hits.includes(key));
      merged[other] = { entry: known.entry, hits: both, from: [...known.from, index] };
    }
  }
  return merged;
}

function sameFault(one: FaultEntry, other: FaultEntry): boolean {
  const factsOf = ({ fault, at, to, parameters }: FaultEntry) =>
    JSON.stringify([fault, at.act, at.step, to, parameters]);
  // Octets of two messages are edited each for itself.
  return one.fault !== octetsEdited.id && factsOf(one) === factsOf(other);
}

function placedIn(scenario: Scenario, whole: Scenario, one: KeyedFault): CarriedFault {
  const { entry, from } = one;
  const design = sceneOf(whole, entry);
  const common = { fault: entry.fault, ...actOfFault(entry), to: entry.to, from };
  const none = { hits: one.hits, entries: [], absent: null, shared: null, spared: [] } as const;
  if (entry.fault === octetsEdited.id) {
    const edited = editedIn(scenario, design, entry);
    const absent = edited === null ? ({ code: 'edited' } as const) : null;
    return { ...common, ...none, entries: edited === null ? [] : [edited], absent };
  }
  const isOfFloor = entry.at.step !== 0 && one.hits.every((key) => key === 'floor');
  if (hasServerKey(design) && isOfFloor) {
    return { ...common, ...none, absent: { code: 'server-key' } };
  }
  const candidates = candidatesIn(design, one);
  const tried = candidates.map((candidate) => ({
    candidate,
    reason: reasonAgainst(design, candidate),
  }));
  const entries = tried.flatMap(({ candidate, reason }) => (reason === null ? [candidate] : []));
  const [refused] = tried.flatMap(({ reason }) => reason ?? []);
  if (entries.length === 0 && refused) {
    return { ...common, ...none, absent: { code: 'excluded', reason: refused } };
  }
  const [hit, missing] = [one.hits, keys.find((key) => !one.hits.includes(key))];
  if (hasOneGmk(design) && missing !== undefined) {
    return { ...common, ...none, absent: { code: 'one-key', key: hit[0] ?? 'media' } };
  }
  const spared = sparedIn(design, one, entries);
  const isPart = missing !== undefined || spared.length > 0;
  const shared = isPart ? sharedBy(design, entry) : null;
  const hits = one.hits.filter((key) => !spared.some((kept) => kept.key === key));
  return { ...common, hits, entries, absent: null, shared, spared };
}

/** Where the fault would go in a design. */
function candidatesIn(design: Scenario, { entry, hits }: KeyedFault): readonly FaultEntry[] {
  const { step } = entry.at;
  const inProcedure = (procedure: 1 | 2): FaultEntry => ({
    ...entry,
    at: { ...actOfFault(entry), procedure, step },
  });
  if (step === 0 || !hasTwoKeys(design)) return [inProcedure(1)];
  if (runsTwice(design)) {
    return hits.map((key) => inProcedure(key === 'media' ? 1 : 2));
  }
  const [only] = hits;
  const isForOne = hits.length === 1 && commonReach(design, entry) === null;
  return [isForOne && only !== undefined ? withKey(entry, only) : inProcedure(1)];
}

/** The keys that a fault put into a design leaves alone though it hits them where it comes from. */
function sparedIn(design: Scenario, { entry, hits }: KeyedFault, entries: readonly FaultEntry[]) {
  if (entry.at.step === 0) return [];
  if (hasServerKey(design)) {
    const reason = fact('fault.floorKeyOfServer');
    return hits.filter((key) => key === 'floor').map((key) => ({ key, reason }));
  }
  if (!hasTwoKeys(design)) return [];
  const hit = new Set(entries.flatMap((placed) => hitsOf(design, placed)));
  return hits.flatMap((key) => {
    if (hit.has(key)) return [];
    const [candidate = entry] = candidatesIn(design, { entry, hits: [key], from: [] });
    const reason = reasonAgainst(design, candidate);
    return reason === null ? [] : [{ key, reason }];
  });
}

/** Octets edited by hand in the payload of the same key, where that has the same fields: with one key
 *  a payload, between one procedure and two. Null otherwise. */
function editedIn(scenario: Scenario, design: Scenario, entry: FaultEntry): FaultEntry | null {
  if (!hasPlainPayloads(scenario) || !hasPlainPayloads(design)) return null;
  const { at, parameters } = entry;
  const payload = Number(parameters.payload ?? 0);
  // An act about one key is the same in both.
  if (onlyKeyOf(design) !== null) return entry;
  const twice = runsTwice(sceneOf(scenario, entry));
  if (twice && payload > 0) return null;
  const key = twice ? at.procedure - 1 : payload;
  const place = { ...actOfFault(entry), step: at.step };
  return runsTwice(design)
    ? {
        ...entry,
        at: { ...place, procedure: key === 0 ? 1 : 2 },
        parameters: { ...parameters, payload: 0 },
      }
    : { ...entry, at: { ...place, procedure: 1 }, parameters: { ...parameters, payload: key } };
}
