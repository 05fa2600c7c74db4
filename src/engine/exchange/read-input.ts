import * as v from 'valibot';
import { isOnSakkeCurve } from '../crypto/sakke.ts';
import { drawProblems } from '../entities/draws.ts';
import { skipProblems } from '../entities/skips.ts';
import { faultProblems } from '../faults/disturbance.ts';
import { bundleMessage } from '../mcptt/bundle-parts.ts';
import {
  bundleMessageSchema,
  decodeBase64,
  type MessageBundle,
  messageBundleSchema,
} from '../mcptt/message-bundle.ts';
import { hexToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { parseScenario } from '../model/parse-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { type InputProblem, type ReadResult, schemaProblems } from '../model/schema-problems.ts';
import { type JsonDocument, problemAt, readJson } from './input-problem.ts';
import { bundleReceiver } from './opened-message.ts';
import type { RunSource } from './run-source.ts';

/** Largest input read, in characters. */
export const maxInputLength = 2_000_000;

/** Checks a value as a scenario whose faults can be put to its run, and whose values have a place there. */
export function checkScenario(value: unknown): ReadResult<Scenario> {
  const parsed = parseScenario(value);
  if (!parsed.ok) return parsed;
  const { value: scenario } = parsed;
  const problems = [
    ...faultProblems(scenario),
    ...skipProblems(scenario),
    ...drawProblems(scenario),
  ];
  return problems.length > 0 ? { ok: false, problems } : parsed;
}

/** Checks a value as a message bundle, and that it names a receiver it lists. Without an RSK of that user
 *  the message is verified and not opened. */
export function parseBundle(value: unknown, as?: string): ReadResult<MessageBundle> {
  if (Array.isArray(value)) return isList();
  const result = v.safeParse(messageBundleSchema, value);
  if (!result.success) return { ok: false, problems: schemaProblems(result.issues) };
  const problem = receiverProblem(result.output, as);
  if (problem) return { ok: false, problems: [problem] };
  return { ok: true, value: result.output };
}

function isList(): ReadResult<never> {
  return { ok: false, problems: [{ path: '', problem: fact('input.list') }] };
}

function receiverProblem(bundle: MessageBundle, as?: string): InputProblem | null {
  const receiver = bundleReceiver(bundle, as);
  const users = Object.keys(bundle.users);
  if (receiver === null) {
    const wanted = as ?? bundle.responder;
    const path = as === undefined ? 'responder' : 'users';
    if (users.length === 0) return { path, problem: fact('input.noUsers') };
    if (wanted === undefined) return { path, problem: fact('input.noOpener', { users }) };
    return { path, problem: fact('input.noUser', { uri: wanted, users }) };
  }
  const rsk = bundle.users[receiver]?.rsk;
  const ownProblem = rsk && pointProblem(`users.${receiver}.rsk`, rsk);
  return ownProblem ?? kmsPointProblem(bundle);
}

/** SAKKE keys that are no points of the curve can open nothing: they are refused as input. */
function pointProblem(path: string, point: Uint8Array): InputProblem | null {
  return isOnSakkeCurve(point).ok ? null : { path, problem: fact('input.offCurve') };
}

function kmsPointProblem(bundle: MessageBundle): InputProblem | null {
  const { kms, kmss } = bundle;
  const paths = Object.entries(kmss ?? {}).map(([uri, it]) => [`kmss.${uri}`, it] as const);
  for (const [path, it] of [...(kms ? [['kms', kms] as const] : []), ...paths]) {
    const problem = pointProblem(`${path}.pub_enc_key`, it.pub_enc_key);
    if (problem) return problem;
  }
  return null;
}

/** Reads a scenario from JSON text; problems carry line and column. */
export function readScenario(text: string): ReadResult<Scenario> {
  return readDocument(text, scenarioOf);
}

/** Reads a message bundle from JSON text; problems carry line and column. */
export function readBundle(text: string, as?: string): ReadResult<MessageBundle> {
  return readDocument(text, (value) => parseBundle(value, as));
}

/** Reads the octets of a bundle's message from JSON text; the bundle needs no keys for that. */
export function readBundleMessage(text: string): ReadResult<Uint8Array> {
  return readDocument<Uint8Array>(text, (value) => {
    if (Array.isArray(value)) return isList();
    const result = v.safeParse(bundleMessageSchema, value);
    if (!result.success) return { ok: false, problems: schemaProblems(result.issues) };
    return { ok: true, value: bundleMessage(result.output) };
  });
}

/** Reads a bundle, or a list of bundles, from JSON text. Problems of a list start their path with
 *  the position in it. */
export function readBundles(text: string, as?: string): ReadResult<readonly MessageBundle[]> {
  return readDocument(text, (value) => {
    if (!Array.isArray(value)) {
      const one = parseBundle(value, as);
      return one.ok ? { ok: true, value: [one.value] } : one;
    }
    if (value.length === 0)
      return { ok: false, problems: [{ path: '', problem: fact('input.noBundle') }] };
    const bundles: MessageBundle[] = [];
    for (const [index, part] of value.entries()) {
      const one = parseBundle(part, as);
      if (!one.ok) return { ok: false, problems: one.problems.map((each) => inList(each, index)) };
      bundles.push(one.value);
    }
    return { ok: true, value: bundles };
  });
}

function inList(problem: InputProblem, index: number): InputProblem {
  return { ...problem, path: problem.path === '' ? `${index}` : `${index}.${problem.path}` };
}

const scenarioOf = (value: unknown) => checkScenario(value);

/** Reads what `parse` takes from JSON text of at most `limit` characters; problems carry line and column. */
export function readDocument<T>(
  text: string,
  parse: (value: unknown) => ReadResult<T>,
  limit = maxInputLength,
): ReadResult<T> {
  const tooLong = lengthProblem(text, limit);
  if (tooLong) return { ok: false, problems: [tooLong] };
  const bare = text.replace(/^\uFEFF/, '');
  const json = readJson(bare);
  if (!json.ok) return json;
  return located(bare, json.value, parse(json.value.value));
}

function located<T>(text: string, json: JsonDocument, result: ReadResult<T>): ReadResult<T> {
  if (result.ok) return result;
  const problems = result.problems.map((problem) =>
    problemAt(text, json.locate(keysOf(json, problem.path)), problem.path, problem.problem),
  );
  return { ok: false, problems };
}

/** Splits a path at the dots, but keeps dots that belong to a key such as a URI. */
function keysOf(json: JsonDocument, path: string): readonly string[] {
  const keys: string[] = [];
  let value = json.value;
  let rest = path;
  while (rest !== '' && typeof value === 'object' && value !== null) {
    const names = Object.keys(value).filter((name) => rest === name || rest.startsWith(`${name}.`));
    const key = names.sort((a, b) => b.length - a.length)[0];
    if (key === undefined) break;
    keys.push(key);
    value = (value as Record<string, unknown>)[key];
    rest = rest.slice(key.length + 1);
  }
  return keys;
}

function lengthProblem(text: string, limit = maxInputLength): InputProblem | null {
  if (text.trim() === '') return { path: '', problem: fact('input.nothing') };
  if (text.length <= limit) return null;
  const facts = { length: text.length, limit };
  return { path: '', problem: fact('input.tooLargeAFile', facts) };
}

/** Reads the octets of a message from hex or base64 text, with or without `mikey ` in front. */
export function readMessageText(text: string): ReadResult<Uint8Array> {
  const tooLong = lengthProblem(text);
  if (tooLong) return { ok: false, problems: [tooLong] };
  const bare = text.trim().replace(/^mikey\s+/i, '');
  const compact = bare.replace(/[\s:]+/g, '').replace(/^0x/i, '');
  if (/^[0-9a-fA-F]+$/.test(compact)) {
    if (compact.length % 2 === 0) return { ok: true, value: hexToBytes(compact) };
    const problem = fact('input.hexUneven');
    return { ok: false, problems: [problemAt(text, text.trimEnd().length, '', problem)] };
  }
  const decoded = decodeBase64(text);
  if (decoded && decoded.length > 0) return { ok: true, value: decoded };
  const start = text.length - text.trimStart().length + (text.trim().length - bare.length);
  const wrong = bare.search(/[^A-Za-z0-9+/=\s]/);
  const problem = wrong < 0 ? fact('input.neitherHexNorBase64') : fact('input.strayCharacter');
  return { ok: false, problems: [problemAt(text, start + Math.max(wrong, 0), '', problem)] };
}

/** Reads whatever was pasted or opened: a scenario, a message bundle, or a message alone. */
export function readInput(text: string, as?: string): ReadResult<RunSource> {
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') {
    const octets = readMessageText(text);
    return octets.ok ? { ok: true, value: { kind: 'message', octets: octets.value } } : octets;
  }
  return readDocument(text, (value) => sourceOf(value, as));
}

function sourceOf(value: unknown, as?: string): ReadResult<RunSource> {
  if (Array.isArray(value)) {
    return { ok: false, problems: [{ path: '', problem: fact('input.listOfBundles') }] };
  }
  const fields = Object.keys(value as object);
  const looksLikeBundle = fields.some((field) => /^(i_message|kms|users)/.test(field));
  if (looksLikeBundle) {
    const bundle = parseBundle(value, as);
    if (!bundle.ok) return bundle;
    return { ok: true, value: { kind: 'bundle', bundle: bundle.value, ...(as ? { as } : {}) } };
  }
  const scenario = checkScenario(value);
  return scenario.ok
    ? { ok: true, value: { kind: 'scenario', scenario: scenario.value } }
    : scenario;
}
