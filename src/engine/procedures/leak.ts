import type { FieldNode } from '../codec/field-node.ts';
import type { RunContext } from '../entities/taps.ts';
import { outsider } from '../model/actors.ts';
import { concatBytes, uint32ToBytes } from '../model/bytes.ts';
import { eventBase, faultsAt, type Scope } from '../trace/recording.ts';
import type { KeyRecord, MessageEvent, MessagePayload } from '../trace/trace.ts';

/** Keys a GMS gives to somebody outside, in clear. No part of any procedure: no text can prevent it,
 *  and no receiver sees it. */

/** The message with GMK-ID, GMK and RAND of each key: what it takes to open packets of the group. */
export function leak(context: RunContext, scope: Scope, keys: readonly KeyRecord[]): MessageEvent {
  return Object.freeze({
    ...eventBase(scope, 'message', 'leak'),
    ...faultsAt(context, scope),
    kind: 'message' as const,
    name: 'leak' as const,
    from: scope.actor,
    to: outsider,
    payloads: keys.map(clear),
    fate: 'delivered' as const,
    failures: [],
  });
}

function clear({ purpose, gmkId, gmk, rand }: KeyRecord): MessagePayload {
  const values = [
    { key: 'gmkId', label: 'GMK-ID', octets: uint32ToBytes(gmkId) },
    { key: 'gmk', label: 'GMK', octets: gmk },
    { key: 'rand', label: 'RAND', octets: rand },
  ];
  const octets = concatBytes(...values.map((value) => value.octets));
  let start = 0;
  const children = values.map(({ key, label, octets: { length } }): FieldNode => {
    const node = { path: `leak.${key}`, label, start, end: start + length };
    start = node.end;
    return { ...node, clause: 'Keyladder §leak', text: '', children: [] };
  });
  const whole = { path: 'leak', label: 'Keys in clear', start: 0, end: start, text: '', children };
  const tree: readonly FieldNode[] = [{ ...whole, clause: 'Keyladder §leak' }];
  const trees = { sentTree: tree, receivedTree: tree };
  return Object.freeze({ purpose, sent: octets, received: octets, ...trees });
}
