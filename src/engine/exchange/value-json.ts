import { bytesToHex } from '../model/bytes.ts';
import { isFact } from '../model/fact.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import type { ValueFile, WorkingFile } from './value-file.ts';

/** Values of a run as plain JSON. */

/** Anything: octets as hex, large integers as decimal text. */
export function plainJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return bytesToHex(value);
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      one === undefined ? [] : [[name, plainJson(one)]],
    ),
  );
}

/** A named value, as traces and test vectors write it. */
export function valueJson(named: NamedValue): ValueFile {
  const { name, aliases, clause, lengthBytes: octets } = named;
  return {
    name,
    ...(aliases && { aliases: [...aliases] }),
    ...kindOfValue(named.value),
    ...(octets && { octets }),
    ...(clause && { clause }),
    ...(named.secret && { secret: true }),
    ...(named.given && { given: true }),
    ...(named.unverified && { unverified: true }),
  };
}

function kindOfValue(value: NamedValue['value']): Partial<ValueFile> {
  if (value instanceof Uint8Array) return { hex: bytesToHex(value) };
  if (isFact(value)) return { fact: plainJson(value) as NonNullable<ValueFile['fact']> };
  if (typeof value === 'boolean') return { flag: value };
  return typeof value === 'string' ? { text: value } : { integer: value.toString() };
}

export const workingJson = ({ clause, inputs, intermediates, outputs }: Working): WorkingFile => ({
  clause,
  inputs: inputs.map(valueJson),
  intermediates: intermediates.map(valueJson),
  outputs: outputs.map(valueJson),
});
