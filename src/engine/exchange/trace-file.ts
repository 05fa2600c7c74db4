import * as v from 'valibot';
import {
  actorFile,
  clause,
  factFile,
  hexText,
  name,
  valueFile,
  workingFile,
} from './value-file.ts';

/** The trace of a run as a file: `docs/trace.schema.json` is made of it. */

export const traceVersion = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const payloadRef = v.strictObject({ messageId: name, payload: count });
const failure = v.strictObject({
  code: name,
  path: v.string(),
  offset: v.nullable(count),
  clause,
  expected: factFile,
  found: factFile,
});
/** What the engine hands over as it is: certificates, key sets, stored keys. */
const handedOver = v.record(v.string(), v.unknown());

const base = {
  id: name,
  step: v.union([v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), v.literal('use')]),
  procedure: v.picklist([1, 2]),
  actor: name,
  member: v.optional(name),
  purpose: v.optional(name),
  faults: v.optional(v.array(count)),
};

const payload = v.strictObject({
  purpose: name,
  second: v.optional(name),
  sent: hexText,
  /** As it arrived, where that is something else. */
  received: v.optional(hexText),
});

const event = v.union([
  v.strictObject({
    ...base,
    kind: v.literal('provision'),
    from: name,
    what: v.picklist(['kms-certificate', 'key-set']),
    clause,
    values: v.array(valueFile),
    certificate: v.optional(handedOver),
    keySet: v.optional(handedOver),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('compute'),
    operation: name,
    working: workingFile,
    subject: v.optional(payloadRef),
    reveals: v.optional(handedOver),
    trial: v.optional(v.literal(true)),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('message'),
    name,
    from: name,
    to: name,
    payloads: v.array(payload),
    senderUri: v.optional(v.string()),
    fate: name,
    ends: v.optional(v.literal(true)),
    dropped: v.optional(v.array(v.number())),
    failures: v.array(failure),
    report: v.optional(v.array(v.strictObject({ actor: name, failures: v.array(failure) }))),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('check'),
    check: name,
    clause,
    passed: v.boolean(),
    failure: v.optional(failure),
    values: v.array(valueFile),
    subject: v.optional(payloadRef),
    path: v.optional(v.string()),
    unverified: v.optional(v.boolean()),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('skip'),
    check: name,
    clause,
    wouldFail: v.optional(failure),
    subject: v.optional(payloadRef),
    path: v.optional(v.string()),
    unverified: v.optional(v.boolean()),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('store'),
    clause,
    record: handedOver,
    update: v.boolean(),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('discard'),
    clause,
    reason: failure,
    subject: payloadRef,
    unmade: v.optional(v.array(name)),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('outcome'),
    ok: v.boolean(),
    members: v.array(handedOver),
    packets: v.array(handedOver),
    totals: v.record(v.string(), count),
    unopened: v.optional(factFile),
  }),
]);

export const traceFile = v.strictObject({
  format: v.literal('keyladder-trace'),
  version: v.literal(traceVersion),
  /** Leads to the run. */
  link: v.string(),
  scenario: v.record(v.string(), v.unknown()),
  actors: v.array(actorFile),
  events: v.array(event),
});

export type EventFile = v.InferOutput<typeof event>;
