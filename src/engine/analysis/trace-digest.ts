import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '../model/bytes.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** Takes the events of a run in their order, as they come. */
export type TraceDigest = Readonly<{
  add(event: TraceEvent): void;
  /** The digest of what was added: SHA-256, hex. Nothing can be added from then on. */
  hex(): string;
}>;

/** A digest of what a run does: every event with its octets, numbers and outcomes, without the words
 *  and names it is told with. */
export function createTraceDigest(): TraceDigest {
  const hash = sha256.create();
  let between = '';
  return {
    add(event) {
      hash.update(utf8ToBytes(`${between}${lineOf(event)}`));
      between = '\n';
    },
    hex: () => bytesToHex(hash.digest()),
  };
}

/** The digest of a whole run. */
export function traceDigest(events: readonly TraceEvent[]): string {
  const digest = createTraceDigest();
  for (const event of events) digest.add(event);
  return digest.hex();
}

function lineOf(event: TraceEvent): string {
  const { id, kind, step, procedure, actor, member, purpose, faults } = event;
  return JSON.stringify(
    [id, kind, step, procedure, actor, member, purpose, faults, factsOf(event)],
    (_, value) => {
      if (value instanceof Uint8Array) return bytesToHex(value);
      return typeof value === 'bigint' ? value.toString(16) : value;
    },
  );
}

function factsOf(event: TraceEvent): unknown {
  switch (event.kind) {
    case 'provision':
      return [event.from, event.what, event.certificate, event.keySet];
    case 'compute':
      return [event.operation, workingOf(event.working), event.reveals?.bytes, event.trial];
    case 'message': {
      const payloads = event.payloads.map(({ purpose, second, sent, received }) => [
        purpose,
        second,
        sent,
        received,
      ]);
      return [event.name, event.from, event.to, event.fate, payloads, event.failures.map(placeOf)];
    }
    case 'check':
      return [event.check, event.passed, event.path, event.failure && placeOf(event.failure)];
    case 'store':
      return [event.record, event.update];
    case 'discard':
      return [placeOf(event.reason), event.subject];
    case 'outcome': {
      const members = event.members.map(({ failures, ...rest }) => [rest, failures.map(placeOf)]);
      return [event.ok, members, event.packets, event.totals];
    }
  }
}

const placeOf = ({ path, offset }: Readonly<{ path: string; offset: number | null }>) => [
  path,
  offset,
];

/** The octets and numbers of a calculation, in order. */
function workingOf({ inputs, intermediates, outputs }: Working): unknown {
  return [inputs, intermediates, outputs].map((values) => values.map(quantityOf));
}

function quantityOf({ value, lengthBytes }: NamedValue): unknown {
  return typeof value === 'string' ? 'text' : [value, lengthBytes];
}
