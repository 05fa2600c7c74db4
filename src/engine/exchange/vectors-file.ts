import * as v from 'valibot';
import { hexText, name, valueFile, workingFile } from './value-file.ts';

/** The test vectors of a run as a file: `docs/vectors.schema.json` is made of it. */

export const vectorsVersion = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A calculation with everything it went through; `payload` is the one of the message it works on. */
const calculation = v.strictObject({
  event: name,
  actor: name,
  operation: name,
  purpose: v.optional(name),
  payload: v.optional(count),
  ...workingFile.entries,
});

const kms = v.strictObject({
  actor: name,
  uri: v.string(),
  keyPeriodSeconds: count,
  keyPeriodOffsetSeconds: count,
  calculations: v.array(calculation),
});

const identity = v.strictObject({
  actor: name,
  uri: v.string(),
  kmsUri: v.string(),
  keyPeriodNo: count,
  /** What its KMS handed to it. */
  keySet: v.array(valueFile),
  calculations: v.array(calculation),
});

const message = v.strictObject({
  event: name,
  name,
  step: v.union([count, v.literal('use')]),
  procedure: v.picklist([1, 2]),
  from: name,
  to: name,
  fate: name,
  payloads: v.array(
    v.strictObject({
      purpose: name,
      second: v.optional(name),
      sent: hexText,
      received: v.optional(hexText),
    }),
  ),
  sender: v.array(calculation),
  receiver: v.array(calculation),
});

export const vectorsFile = v.strictObject({
  format: v.literal('keyladder-vectors'),
  version: v.literal(vectorsVersion),
  link: v.string(),
  scenario: v.record(v.string(), v.unknown()),
  /** Every random value of the run by its stream, as a scenario takes them. */
  draws: v.record(v.string(), hexText),
  kmss: v.array(kms),
  identities: v.array(identity),
  /** What a GMS draws for a key. */
  keys: v.array(calculation),
  messages: v.array(message),
});

export type CalculationFile = v.InferOutput<typeof calculation>;
export type KmsVectors = v.InferOutput<typeof kms>;
export type IdentityVectors = v.InferOutput<typeof identity>;
export type MessageVectors = v.InferOutput<typeof message>;
