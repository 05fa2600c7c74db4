import type { Actor } from '../model/actors.ts';
import { equalBytes } from '../model/bytes.ts';
import type { Scenario } from '../model/scenario.ts';
import type { MessagePayload, TraceEvent } from '../trace/trace.ts';
import { jsonPieces } from './json-pieces.ts';
import type { EventFile } from './trace-file.ts';
import { plainJson, valueJson, workingJson } from './value-json.ts';

/** The trace of a run as JSON: every event with its facts, octets as hex. Fields of messages are not in it:
 *  they follow from the octets. */

export type TracedRun = Readonly<{
  scenario: Scenario;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  link: string;
}>;

/** The pieces of the file, an event each. Same scenario and seed, same text. */
export function traceOfRun({ scenario, actors, events, link }: TracedRun): Iterable<string> {
  return jsonPieces([
    { name: 'format', value: 'keyladder-trace' },
    // The version of `trace-file.ts`, which holds a library that a page does not load for this.
    { name: 'version', value: 1 },
    { name: 'link', value: link },
    { name: 'scenario', value: scenario },
    { name: 'actors', list: actors.map(actorJson) },
    { name: 'events', list: eventsJson(events) },
  ]);
}

export const actorJson = ({ id, kind, system, ordinal, uri }: Actor) => ({
  id,
  kind,
  system,
  ordinal,
  uri,
});

function* eventsJson(events: readonly TraceEvent[]): Generator<EventFile> {
  for (const event of events) yield eventJson(event);
}

function eventJson(event: TraceEvent): EventFile {
  const plain = (own: object) => ({ ...(plainJson({ ...event, ...own }) as EventFile) });
  switch (event.kind) {
    case 'compute':
      return plain({ working: workingJson(event.working) });
    case 'provision':
    case 'check':
      return plain({ values: event.values.map(valueJson) });
    case 'message':
      return plain({ payloads: event.payloads.map(payloadJson) });
    default:
      return plain({});
  }
}

/** A payload as it was sent, and as it arrived where that is something else. */
export const payloadJson = ({ purpose, second, sent, received }: MessagePayload) => ({
  purpose,
  second,
  sent,
  ...(equalBytes(sent, received) ? {} : { received }),
});
