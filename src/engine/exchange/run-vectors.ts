import { drawnValues } from '../entities/draws.ts';
import type { KmsKeySet } from '../mcptt/kms-certificate.ts';
import { type ActorId, outsider } from '../model/actors.ts';
import { provisioningStep } from '../model/figure.ts';
import { planOf } from '../model/plan.ts';
import {
  type ComputeEvent,
  hasArrived,
  type MessageEvent,
  type ProvisionEvent,
} from '../trace/trace.ts';
import { type JsonSection, jsonPieces } from './json-pieces.ts';
import { payloadJson, type TracedRun } from './run-trace.ts';
import { plainJson, valueJson, workingJson } from './value-json.ts';
import type {
  CalculationFile,
  IdentityVectors,
  KmsVectors,
  MessageVectors,
} from './vectors-file.ts';

/** The test vectors of a run: each message with every value that led to it and everything its receiver
 *  made of it, by name, with the clause, so that another implementation is compared step by step. */

/** The pieces of the file, a message or an identity each. */
export function* vectorsOfRun(run: TracedRun): Generator<string, void, void> {
  const told = yield* gathered(run);
  yield* jsonPieces(sectionsOf(run, told));
}

function* sectionsOf(
  { scenario, link }: TracedRun,
  { identities, keys, messages, setUps }: Gathered,
): Generator<JsonSection> {
  yield { name: 'format', value: 'keyladder-vectors' };
  // The version of `vectors-file.ts`, which holds a library that a page does not load for this.
  yield { name: 'version', value: 1 };
  yield { name: 'link', value: link };
  yield { name: 'scenario', value: scenario };
  yield { name: 'draws', fields: drawsOf(scenario) };
  yield { name: 'kmss', list: kmssOf(scenario, setUps) };
  yield { name: 'identities', list: identities };
  yield { name: 'keys', list: keys };
  yield { name: 'messages', list: messages };
}

function* drawsOf(scenario: TracedRun['scenario']): Generator<readonly [string, string]> {
  for (const { name, value } of drawnValues(scenario)) yield [name, value];
}

const kmssOf = (scenario: TracedRun['scenario'], setUps: Gathered['setUps']): KmsVectors[] =>
  planOf(scenario).kmss.map(({ kms: actor, kmsUri: uri, rule }) => ({
    ...{ actor, uri, ...rule },
    calculations: setUps.get(actor) ?? [],
  }));

type Gathered = Readonly<{
  setUps: ReadonlyMap<ActorId, CalculationFile[]>;
  identities: readonly IdentityVectors[];
  keys: readonly CalculationFile[];
  messages: readonly MessageVectors[];
}>;

/** What a sender has worked out and not sent yet, what a receiver was sent last, by actor. */
type Open = Readonly<{
  pending: Map<ActorId, CalculationFile[]>;
  arrived: Map<ActorId, MessageVectors>;
}>;

function* gathered({ events }: TracedRun): Generator<string, Gathered, void> {
  const setUps = new Map<ActorId, CalculationFile[]>();
  const issued = new Map<ActorId, CalculationFile[]>();
  const identities: IdentityVectors[] = [];
  const keys: CalculationFile[] = [];
  const messages: MessageVectors[] = [];
  const open: Open = { pending: new Map(), arrived: new Map() };
  for (const event of events) {
    // Nothing is written yet: only others have their turn.
    yield '';
    if (event.kind === 'compute') {
      const made = calculationJson(event);
      const isOfKms = event.operation.endsWith('-kms-setup');
      if (isOfKms) listOf(setUps, event.actor).push(made);
      else if (event.step === provisioningStep)
        listOf(issued, event.member ?? event.actor).push(made);
      else if (event.operation === 'gmk' || event.operation === 'rand') keys.push(made);
      else addToMessage(event, made, open);
    }
    if (event.kind === 'provision' && event.keySet) {
      identities.push(identityJson(event, event.keySet, listOf(issued, event.actor)));
    }
    if (event.kind === 'message' && event.payloads.length > 0) {
      messages.push(messageJson(event, open));
    }
  }
  return { setUps, identities, keys, messages };
}

function listOf<K>(lists: Map<K, CalculationFile[]>, key: K): CalculationFile[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** A calculation belongs to what its actor was sent, or else to what it sends next. What somebody outside
 *  overhears is no part of the exchange. */
function addToMessage(
  { actor, member, step }: ComputeEvent,
  made: CalculationFile,
  { pending, arrived }: Open,
): void {
  if (actor === outsider && step === 'use') return;
  const last = arrived.get(actor);
  const isReceiver = step === 'use' ? member !== actor && last?.step === 'use' : member === actor;
  if (isReceiver) last?.receiver.push(made);
  else listOf(pending, actor).push(made);
}

function messageJson(event: MessageEvent, { pending, arrived }: Open): MessageVectors {
  const { id, name, step, procedure, from, to, fate, payloads } = event;
  const made: MessageVectors = {
    ...{ event: id, name, step, procedure, from, to, fate },
    payloads: payloads.map(
      (one) => plainJson(payloadJson(one)) as MessageVectors['payloads'][number],
    ),
    sender: listOf(pending, from),
    receiver: [],
  };
  pending.delete(from);
  if (hasArrived(event)) arrived.set(to, made);
  return made;
}

const calculationJson = (event: ComputeEvent): CalculationFile => ({
  ...{ event: event.id, actor: event.actor, operation: event.operation },
  ...(event.purpose && { purpose: event.purpose }),
  ...(event.subject && { payload: event.subject.payload }),
  ...workingJson(event.working),
});

const identityJson = (
  { actor, values }: ProvisionEvent,
  { userUri: uri, kmsUri, keyPeriodNo }: KmsKeySet,
  calculations: CalculationFile[],
): IdentityVectors => ({
  ...{ actor, uri, kmsUri, keyPeriodNo },
  keySet: values.map(valueJson),
  calculations,
});
