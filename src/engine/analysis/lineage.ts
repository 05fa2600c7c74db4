import type { ActorId } from '../model/actors.ts';
import { numberToBytesBE } from '../model/big-integers.ts';
import { bytesToHex, utf8ToBytes } from '../model/bytes.ts';
import { isFact } from '../model/fact.ts';
import type { NamedValue } from '../model/named-value.ts';
import type { Purpose } from '../model/purpose.ts';
import type { ComputeEvent, MessageEvent, ProvisionEvent, TraceEvent } from '../trace/trace.ts';
import { derivedValues } from './derivations.ts';
import { partsOfPayload, type Travel, travelsOf } from './value-travels.ts';

/** Where every value of a run comes from and what comes of it: a graph over the workings of the
 *  compute events. The same octets are one value, whatever each document calls them. */

/** A place where a value stands: in which event, under which name. */
export type ValueStanding = Readonly<{ eventId: string; name: string; actor: ActorId }>;

export type LineageValue = {
  /** Its octets as hex. */
  readonly key: string;
  readonly octets: Uint8Array;
  /** For a text: the text. */
  readonly text: string | null;
  /** Every name it goes by, in the order in which they come up. */
  readonly names: string[];
  /** The calculations and hand-overs it takes part in; the first one made it or brought it up. */
  readonly places: ValueStanding[];
  readonly travels: Travel[];
  secret: boolean;
  /** Drawn at random by the first calculation it is in. */
  random: boolean;
  /** Given by the scenario, where a run draws it at random. */
  given: boolean;
  /** Only a step inside calculations: none ends with it, none starts from it. */
  intermediate: boolean;
  /** For which of two GMKs it was made; null for what is of both, or of the only one. */
  readonly purpose: Purpose | null;
  /** Its turn among all values: what a value is first made from comes before it. */
  readonly order: number;
};

/** `recovers`: the value it leads to was there before; somebody who did not know it gets it back. */
export type LineageEdge = {
  readonly from: string;
  readonly to: string;
  readonly kind: 'derived' | 'part';
  readonly recovers: boolean;
  /** The events that take this step: calculations, or messages that put a value together. */
  readonly events: string[];
};

export type LineageGraph = Readonly<{
  values: ReadonlyMap<string, LineageValue>;
  /** By the values they lead to, and by those they come from. */
  into: ReadonlyMap<string, readonly LineageEdge[]>;
  outOf: ReadonlyMap<string, readonly LineageEdge[]>;
}>;

/** Shortest value that is the same wherever its octets are: shorter ones are equal by accident. */
const leastOctets = 4;

/** The octets of a value that counts as one; null for flags, counts and what is too short. */
export function octetsOfValue({ value, lengthBytes }: NamedValue): Uint8Array | null {
  if (typeof value === 'boolean' || isFact(value)) return null;
  const octets = (() => {
    if (value instanceof Uint8Array) return value;
    if (typeof value === 'string') return utf8ToBytes(value);
    return lengthBytes === undefined ? null : numberToBytesBE(BigInt(value), lengthBytes);
  })();
  return octets !== null && octets.length >= leastOctets ? octets : null;
}

type Draft = {
  values: Map<string, LineageValue>;
  edges: Map<string, LineageEdge>;
};

/** The graph of the given events, in the order of the trace: those about one member and what
 *  happens once for all, up to the cursor. */
export function foldLineage(events: readonly TraceEvent[]): LineageGraph {
  const draft: Draft = { values: new Map(), edges: new Map() };
  for (const event of events) if (event.kind === 'compute') addCalculation(draft, event);
  for (const event of events) {
    if (event.kind === 'provision') addProvision(draft, event);
    if (event.kind === 'message') addMessage(draft, event);
  }
  const into = new Map<string, LineageEdge[]>();
  const outOf = new Map<string, LineageEdge[]>();
  for (const edge of draft.edges.values()) {
    into.set(edge.to, [...(into.get(edge.to) ?? []), edge]);
    outOf.set(edge.from, [...(outOf.get(edge.from) ?? []), edge]);
  }
  return { values: draft.values, into, outOf };
}

/** Of the two keys of a dual mode, the one an event is about. */
function purposeOf({ purpose }: TraceEvent): Purpose | null {
  return purpose === 'media' || purpose === 'floor' ? purpose : null;
}

function addValue(draft: Draft, named: NamedValue, event: TraceEvent): LineageValue | null {
  const octets = octetsOfValue(named);
  if (octets === null) return null;
  const key = bytesToHex(octets);
  const known = draft.values.get(key);
  const value: LineageValue = known ?? {
    key,
    octets,
    text: typeof named.value === 'string' ? named.value : null,
    names: [],
    places: [],
    travels: [],
    secret: false,
    random: false,
    given: false,
    intermediate: true,
    purpose: purposeOf(event),
    order: draft.values.size,
  };
  if (!known) draft.values.set(key, value);
  for (const name of named.aliases ?? [named.name]) {
    if (!value.names.includes(name)) value.names.push(name);
  }
  const { id: eventId, actor } = event;
  if (!value.places.some((place) => place.eventId === eventId && place.name === named.name)) {
    value.places.push({ eventId, name: named.name, actor });
  }
  value.secret ||= named.secret ?? false;
  value.given ||= named.given ?? false;
  return value;
}

function addCalculation(draft: Draft, event: ComputeEvent): void {
  const { inputs, intermediates, outputs } = event.working;
  for (const input of inputs) {
    const isNew = !draft.values.has(keyOf(input));
    const value = addValue(draft, input, event);
    if (value && isNew) value.intermediate = false;
  }
  for (const derived of derivedValues(event.operation, event.working)) {
    const { value: named, sources, isKey, isCompared } = derived;
    const isNew = !draft.values.has(keyOf(named));
    const value = addValue(draft, named, event);
    if (!value) continue;
    if (isNew) value.random = sources.length === 0 || isIdentifierDraw(event, named);
    if (isKey || value.random || !intermediates.includes(named)) value.intermediate = false;
    if (isCompared && !isNew) continue;
    for (const source of sources) addEdge(draft, keyOf(source), value.key, 'derived', event.id);
  }
  for (const output of outputs) {
    const value = draft.values.get(keyOf(output));
    if (value) value.intermediate = false;
  }
}

/** All of a new GMK-ID but its purpose tag is drawn at random (TS 33.179 §7.3.1). */
function isIdentifierDraw(event: ComputeEvent, named: NamedValue): boolean {
  return event.operation === 'gmk' && named.name.endsWith('-ID');
}

function addProvision(draft: Draft, event: ProvisionEvent): void {
  for (const named of event.values) {
    const octets = octetsOfValue(named);
    const value = octets && draft.values.get(bytesToHex(octets));
    if (!value) continue;
    addValue(draft, named, event);
    const { id: eventId, from, actor: to } = event;
    value.travels.push({ eventId, from, to, path: named.name });
  }
}

/** Which values a message carries, and which of them it puts together to a larger one. */
function addMessage(draft: Draft, event: MessageEvent): void {
  for (const [key, travels] of travelsOf(event)) draft.values.get(key)?.travels.push(...travels);
  for (const payload of event.payloads) {
    for (const [whole, parts] of partsOfPayload(payload, (key) => draft.values.has(key))) {
      for (const part of parts) addEdge(draft, part, whole, 'part', event.id);
    }
  }
}

function addEdge(
  draft: Draft,
  from: string,
  to: string,
  kind: LineageEdge['kind'],
  eventId: string,
): void {
  const [source, target] = [draft.values.get(from), draft.values.get(to)];
  if (!source || !target || source === target) return;
  const id = `${from}>${to}`;
  const known = draft.edges.get(id);
  if (!known) {
    const recovers = kind === 'derived' && target.places[0]?.eventId !== eventId;
    draft.edges.set(id, { from, to, kind, recovers, events: [eventId] });
  } else if (known.kind === kind && !known.events.includes(eventId)) known.events.push(eventId);
}

function keyOf(named: NamedValue): string {
  const octets = octetsOfValue(named);
  return octets === null ? '' : bytesToHex(octets);
}
