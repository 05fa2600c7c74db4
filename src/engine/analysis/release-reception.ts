import { type CheckFailure, type CheckName, checksByPhase } from '../checks/index.ts';
import type { McpttUe } from '../checks/reception.ts';
import { receiveNotification } from '../entities/mcptt-ue.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import type { KeyExpectation } from '../model/expectations.ts';
import { planOf } from '../model/plan.ts';
import { gmkTag, mkfcTag, type Purpose } from '../model/purpose.ts';
import type { ReleaseOptions } from '../model/release-options.ts';
import { type ReleaseId, type ReleaseReading, readingOf, writings } from '../model/releases.ts';
import type { Scenario } from '../model/scenario.ts';
import { gather } from '../procedures/run-parts.ts';
import type { MessagePayload, TraceEvent } from '../trace/trace.ts';
import { contextOf, type KeyedGroup, type KeyedMember, scopeOf } from './release-group.ts';
import { arrivalsUnder } from './release-messages.ts';

/** What a UE of one release makes of a message of another. */

export type Received = Readonly<{
  events: readonly TraceEvent[];
  failures: readonly CheckFailure[];
  keys: readonly KeyRecord[];
  reading: ReleaseReading;
}>;

/** The checks of a receiver, made with the rules of its release. Behind the first that fails they are made all the
 *  same, where they can be, so that all that stands in the way is seen; nothing is stored then. */
export function receivedAs(
  group: KeyedGroup,
  member: KeyedMember,
  from: ReleaseId,
  payloads: readonly MessagePayload[],
  to: ReleaseId,
  options: ReleaseOptions,
): Received {
  const { scenario } = group;
  const amended = from === to && options.design !== 'one' && options.knowledge === 'amended';
  const reading = readingOf(to, options, amended);
  const { asked, readsOlderForms } = reading;
  const keys: KeyRecord[] = [];
  const ue: McpttUe = {
    ...member.ue,
    ...{ reads: reading, readsOlderForms, readsOn: true, keys, seen: new Set<string>() },
    expects: (amended ? expectedAsAmended : expectedBy)(scenario, member.actor, to),
  };
  const skips = (_party: string, check: string) => asked !== null && !asked.includes(check);
  const context = { ...contextOf(scenario, to), skips };
  const scope = scopeOf(group, member, 'ue');
  const arrivals = arrivalsUnder(payloads, from, member, options);
  const { events, value: failures } = gather(receiveNotification(context, scope, ue, arrivals));
  return { events, failures, keys, reading };
}

/** How a UE that knows two keys tells them apart: as the group marks them. A release without key parameters has no
 *  Text to mark them in, so that their order has to do. */
function expectedAsAmended(scenario: Scenario, actor: string, release: ReleaseId): KeyExpectation {
  const expects = planOf(scenario).expects(actor);
  const isMarked = expects.marking !== 'text' || writings[release].parameters !== 'none';
  return isMarked ? expects : { ...expects, marking: 'none' };
}

/** How a UE that goes by the text of its release tells its keys apart: by the draft, two by their order; later,
 *  each is a GMK for all the group does. Later Release 13 and TS 33.180 know an MKFC besides. */
function expectedBy(scenario: Scenario, actor: string, release: ReleaseId): KeyExpectation {
  const older = release === 'draft' ? 'draft' : 'v13-4-0';
  const expects = planOf({ ...scenario, knows: { [actor]: older } }).expects(actor);
  const knowsMkfc = scenario.gmkMode !== 'single' && knowingMkfc.includes(release);
  return knowsMkfc ? { ...expects, tags: [gmkTag, mkfcTag] } : expects;
}

/** Source: TS 33.179 §7.3.2, as far as an audit of V13.12.0 tells it. */
const knowingMkfc: readonly ReleaseId[] = ['ts-33.179', 'ts-33.180'];

/** A check as it was made, or not. `behind`: after the first that failed, so only to see; `unmade`: it lacks what
 *  it reads; `unasked`: the release does not ask for it, with what it would have found. */
export type CheckLine = Readonly<{
  check: CheckName;
  /** Tells the lines of one reception apart, and finds the same check in another one. */
  key: string;
  payload: number;
  purpose?: Purpose;
  state: 'passed' | 'failed' | 'unasked' | 'unmade';
  behind: boolean;
  failure: CheckFailure | null;
}>;

const ofPayload: ReadonlySet<CheckName> = new Set(checksByPhase.payload.map(({ name }) => name));

/** Where a line belongs: a payload is checked once as a whole, and then for each key in it. */
function placeOf(check: CheckName, payload: number, purpose: Purpose | undefined) {
  const key = `${check} ${payload} ${ofPayload.has(check) ? '' : (purpose ?? '')}`;
  return { check, key, payload, ...(purpose ? { purpose } : {}) };
}

/** The checks of a reception in the order they were made. */
export function checkLines({ events }: Received): readonly CheckLine[] {
  const lines: CheckLine[] = [];
  const failedIn = new Set<number>();
  for (const event of events) {
    if (event.kind === 'discard') {
      const { purpose, subject, unmade = [] } = event;
      for (const check of unmade) {
        const place = placeOf(check, subject.payload, purpose);
        lines.push({ ...place, state: 'unmade', behind: true, failure: null });
      }
    }
    if (event.kind !== 'check' && event.kind !== 'skip') continue;
    const place = placeOf(event.check, event.subject?.payload ?? 0, event.purpose);
    const failure = (event.kind === 'check' ? event.failure : event.wouldFail) ?? null;
    const state = event.kind === 'skip' ? 'unasked' : event.passed ? 'passed' : 'failed';
    lines.push({ ...place, state, behind: failedIn.has(place.payload), failure });
    if (state === 'failed') failedIn.add(place.payload);
  }
  return lines;
}
