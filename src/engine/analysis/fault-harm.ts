import { bytesToHex, uint32ToBytes } from '../model/bytes.ts';
import type { Purpose } from '../model/purpose.ts';
import type { ComputeEvent, KeyRecord, OutcomeEvent, TraceEvent } from '../trace/trace.ts';

/** What harm a run has come to, whether a check has noticed or not: read from its events. */

export const harms = [
  /** Somebody outside the systems was given a GMK. */
  'known-outside',
  /** A member holds fewer keys than it should. */
  'key-missing',
  /** A member keeps for one purpose the GMK that was made for the other. */
  'wrong-purpose',
  /** A member keeps a GMK, or a GMK-ID, that the GMS never made. */
  'wrong-key',
  /** A member keeps a key that may not be used: not active yet, or revoked. */
  'not-usable',
  /** A packet of the group does not open at its receiver, or was never sent. */
  'packet-closed',
  /** The GMS waits for an answer that does not come. */
  'no-answer',
] as const;
export type Harm = (typeof harms)[number];

type Made = ReadonlyMap<string, Purpose>;

/** The harm of a run that has come to its end, in the order of the list; none where every member
 *  holds the right keys, every packet opens and every answer has come. */
export function harmsOf(events: readonly TraceEvent[]): readonly Harm[] {
  const fold = createHarms();
  for (const event of events) fold.add(event);
  return fold.harms();
}

/** The same for events that come one at a time, in the order of the run. */
export function createHarms() {
  const made = new Map<string, Purpose>();
  const found = new Set<Harm>();
  return {
    add(event: TraceEvent): void {
      if (event.kind === 'compute' && event.operation === 'gmk') noteKey(made, event);
      for (const harm of harmsIn(event, made)) found.add(harm);
    },
    harms: (): readonly Harm[] => harms.filter((harm) => found.has(harm)),
  };
}

/** Notes GMK and GMK-ID of a key a GMS has made, with what it is for. */
function noteKey(made: Map<string, Purpose>, event: ComputeEvent): void {
  const { outputs } = event.working;
  const output = (wanted: string) => outputs.find(({ name }) => name === wanted)?.value;
  made.set(keyName(output('GMK'), output('GMK-ID')), event.purpose ?? 'group');
}

const keyName = (...octets: readonly unknown[]) =>
  octets.map((value) => (value instanceof Uint8Array ? bytesToHex(value) : '')).join(' ');

function harmsIn(event: TraceEvent, made: Made): readonly Harm[] {
  if (event.kind === 'message') return event.name === 'leak' ? ['known-outside'] : [];
  if (event.kind === 'store') return harmsOfRecord(event.record, made);
  return event.kind === 'outcome' ? harmsAtEnd(event) : [];
}

function harmsOfRecord({ gmk, gmkId, purpose, state }: KeyRecord, made: Made): readonly Harm[] {
  const madeFor = made.get(keyName(gmk, uint32ToBytes(gmkId)));
  const unusable: readonly Harm[] = state === 'active' ? [] : ['not-usable'];
  if (madeFor === undefined) return ['wrong-key', ...unusable];
  return madeFor === purpose ? unusable : ['wrong-purpose', ...unusable];
}

function harmsAtEnd({ members, packets }: OutcomeEvent): readonly Harm[] {
  return [
    ...(members.some(({ keysHeld, keysExpected }) => keysHeld < keysExpected)
      ? (['key-missing'] as const)
      : []),
    ...(packets.some(({ opened }) => !opened) ? (['packet-closed'] as const) : []),
    ...(members.some(({ unanswered }) => unanswered > 0) ? (['no-answer'] as const) : []),
  ];
}
