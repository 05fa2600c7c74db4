import { fact } from '../model/fact.ts';
import type { InputProblem } from '../model/schema-problems.ts';
import { type KeyRecord, materialOf } from './key-fields.ts';
import type { KeyInput, KeyMaterial, KeyRemark, TransportKey } from './key-material.ts';
import { keysInJson } from './key-material-json.ts';
import { keysInText } from './key-material-text.ts';
import { keysInXml } from './key-material-xml.ts';
import type { ReadRecords } from './key-records.ts';
import { textOfOctets } from './octet-text.ts';
import { maxInputLength } from './read-input.ts';

/** Most keys, of users and KMSs, that are read. */
const maxRecords = 2000;
/** A transport key may be hidden under another one: so many times. */
const mostRounds = 8;

/** Reads keys from everything that holds some. A transport key opens what another input hides. Never
 *  throws: what cannot be read is among the remarks. */
export function readKeyMaterial(inputs: readonly KeyInput[]): KeyMaterial {
  let transportKeys: readonly TransportKey[] = [];
  for (let round = 1; ; round += 1) {
    const material = readAll(inputs, transportKeys);
    const isSettled = material.transportKeys.length === transportKeys.length;
    if (isSettled || round >= mostRounds) return material;
    transportKeys = material.transportKeys;
  }
}

function readAll(inputs: readonly KeyInput[], transportKeys: readonly TransportKey[]): KeyMaterial {
  const remarks: KeyRemark[] = [];
  const records: KeyRecord[] = [];
  for (const input of inputs) {
    const read = recordsOf(input, transportKeys);
    if (read.ok) remarks.push(...read.remarks);
    else remarks.push(...read.problems.map((problem) => refusal(input.name, problem)));
    if (read.ok) records.push(...read.records);
  }
  if (records.length > maxRecords) {
    const at = { source: '', path: '' };
    const said = fact('keys.problem.tooMany', { limit: maxRecords });
    remarks.push({ kind: 'wrong', at, said });
  }
  const material = materialOf(records.slice(0, maxRecords));
  return { ...material, remarks: [...remarks, ...material.remarks] };
}

const refusal = (source: string, { path, line, column, problem }: InputProblem): KeyRemark => ({
  kind: 'refused',
  at: { source, path, ...(line && { line }), ...(column && { column }) },
  said: problem,
});

/** The records of an input, whatever its form. */
function recordsOf({ name, content }: KeyInput, keys: readonly TransportKey[]): ReadRecords {
  const refuse = (problem: InputProblem['problem']): ReadRecords => ({
    ok: false,
    problems: [{ path: '', problem }],
  });
  const text = typeof content === 'string' ? content : shortText(content);
  if (text === null) return refuse(fact('keys.problem.none'));
  if (text.length > maxInputLength) {
    const facts = { length: text.length, limit: maxInputLength };
    return refuse(fact('input.tooLargeAFile', facts));
  }
  const bare = text.replace(/^\uFEFF/, '');
  if (bare.trim() === '') return refuse(fact('input.nothing'));
  return (
    keysInXml(name, bare, keys) ??
    keysInJson(name, bare) ??
    keysInText(name, bare) ??
    refuse(fact('keys.problem.none'))
  );
}

const shortText = (octets: Uint8Array) =>
  octets.length > 2 * maxInputLength ? null : textOfOctets(octets);

/** Whether an input holds keys and no message, so that it is keys somebody wants to hold. */
export function isKeysAlone(content: string | Uint8Array): boolean {
  const text = typeof content === 'string' ? content : shortText(content);
  if (text === null || text.length > maxInputLength) return false;
  if (/"i_message_(?:hex|base64)"/.test(text)) return false;
  const read = recordsOf({ name: '', content: text }, []);
  return read.ok && read.records.length + read.remarks.length > 0 && isPlain(read);
}

/** Text with lines nobody knows may be anything. */
const isPlain = ({ remarks }: Extract<ReadRecords, { ok: true }>) =>
  remarks.every(({ said }) => said.code !== 'keys.problem.unknownName');
