import * as v from 'valibot';
import { parseScenario, problemOf } from '../engine/index.ts';
import { carriedLink, completedFields, linkVersion } from './carry-over.ts';
import { packText, unpackText } from './packed-text.ts';
import { readScenario, scenarioSchemas, writtenScenario } from './scenario-in-link.ts';
import type { Notice } from './state.ts';
import { fieldsOf, letterSchemas, type View, writtenFields } from './view.ts';

/** What a link holds: `#v`, the version, a dot, and the base64url of deflated JSON. Only what differs
 *  from the default is written, each thing under its letter: those of the scenario, and those of the
 *  fields of the view. */

export type DecodedLink =
  | Readonly<{ ok: true; view: View }>
  | Readonly<{ ok: false; key: string; values: Notice['values'] }>;

/** Longest link that mail and chat programs carry without cutting it. */
export const longestLink = 2_000;
const maxHashLength = 40_000;

/** The hash of a view, with its `#`. Nothing is left out: many long member names make it longer
 *  than `longestLink`, which the caller tells the user. */
export function encodeLink(view: View): string {
  const json = { ...writtenScenario(view.scenario), ...writtenFields(view) };
  return `#v${linkVersion}.${packText(JSON.stringify(json))}`;
}

const linkSchema = v.strictObject({ ...scenarioSchemas, ...letterSchemas });

const refuse = (reason: string, values: Notice['values'] = {}): DecodedLink => ({
  ok: false,
  key: `app.link.${reason}`,
  values,
});

/** Reads the hash of a link; one of an earlier version shows what it showed. Every value is checked; a
 *  failure gives the catalogue key of the reason and what to fill in (position, path, version). */
export function decodeLink(hash: string): DecodedLink {
  const head = /^#?v(\d{1,9})\./.exec(hash);
  if (head === null) return refuse('notALink', { start: hash.slice(0, 12) });
  const found = Number(head[1]);
  if (found > linkVersion) return refuse('newer', { found, known: linkVersion });
  if (found < 1) return refuse('unknownVersion', { found });
  if (hash.length > maxHashLength) {
    return refuse('tooLong', { length: hash.length, most: maxHashLength });
  }
  const body = hash.slice(head[0].length);
  const stray = body.search(/[^A-Za-z0-9_-]/);
  if (stray >= 0) {
    const position = head[0].length + stray + 1;
    return refuse('character', { character: body.charAt(stray), position });
  }
  const unpacked = unpackText(body);
  if (unpacked.ok) return decodeJson(unpacked.text, found);
  if (unpacked.reason === 'base64') return refuse('cut', { length: hash.length });
  return refuse(unpacked.reason, unpacked.values);
}

const isRecord = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

function decodeJson(text: string, version: number): DecodedLink {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    return refuse('json', { position: at === undefined ? text.length : Number(at) + 1 });
  }
  const fieldsRead = isRecord(json) ? completedFields(json, version) : json;
  const parsed = v.safeParse(linkSchema, fieldsRead, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return refuse('field', { path: v.getDotPath(issue) ?? '', reason: problemOf(issue) });
  }
  const { s, ...fields } = carriedLink({ ...fieldsOf(parsed.output), s: parsed.output.s }, version);
  const scenario = parseScenario(readScenario({ ...parsed.output, s }));
  if (!scenario.ok) {
    const { path = '', problem = '' } = scenario.problems[0] ?? {};
    return refuse('scenario', { path, reason: problem });
  }
  return { ok: true, view: { ...fields, scenario: scenario.value } };
}
