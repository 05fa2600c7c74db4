import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '../model/bytes.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** A digest of what a run does: every event with its octets, numbers and outcomes, without the words
 *  and names it is told with. SHA-256, hex. */
export function traceDigest(events: readonly TraceEvent[]): string {
  return bytesToHex(sha256(utf8ToBytes(events.map(lineOf).join('\n'))));
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
