import { describe, expect, it } from 'vitest';
import type { Fields } from '../codec/field.ts';
import { type DocumentationRow, documentationRows, innerFields } from '../codec/payload.ts';
import { documentOf } from '../model/sources.ts';
import { cbcKeyParameters } from './cbc-key-parameters.ts';
import { payloadRegistry, sign, sp } from './index.ts';
import { protectedPayloadParts } from './protected-payload.ts';
import { encapsulatedData, point } from './sakke.ts';
import { eccsiSignature } from './sign.ts';

/** Every record of fields: of the payloads, of what they show inside, and the ones within. */
function allTables(): Fields[] {
  const inside = [
    encapsulatedData,
    point,
    eccsiSignature,
    ...Object.values(protectedPayloadParts),
    cbcKeyParameters,
  ];
  const open: Fields[] = [...payloadRegistry.map(({ fields }) => fields), ...inside];
  const tables: Fields[] = [];
  for (let table = open.pop(); table; table = open.pop()) {
    tables.push(table);
    open.push(...Object.values(table).flatMap(({ layout }) => innerFields(layout)));
  }
  return tables;
}

describe('what holds of every payload', () => {
  it('[Keyladder codec] names are unique', () => {
    const names = payloadRegistry.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('[Keyladder codec] labels are unique within a table, and every field has a clause', () => {
    for (const table of allTables()) {
      const labels = Object.values(table).map(({ label }) => label);
      expect(new Set(labels).size, labels.join()).toBe(labels.length);
      for (const { clause } of Object.values(table)) expect(documentOf(clause)).not.toBe('');
    }
  });

  it('[Keyladder codec] runs of bit fields fill whole octets', () => {
    for (const table of allTables()) {
      let bits = 0;
      for (const { layout } of Object.values(table)) {
        if (layout.kind === 'number') bits += layout.bits;
        else expect(bits % 8).toBe(0);
      }
      expect(bits % 8).toBe(0);
    }
  });

  it('[Keyladder codec] a field is measured by one that stands before it', () => {
    for (const table of allTables()) {
      const keys = Object.keys(table);
      for (const [key, { layout }] of Object.entries(table)) {
        const before = keys.slice(0, keys.indexOf(key));
        if ('measure' in layout && typeof layout.measure === 'string') {
          expect(before).toContain(layout.measure);
        }
        if (layout.kind === 'list') expect(before).toContain(layout.count);
        if (layout.kind === 'choice') expect(before).toContain(layout.on);
      }
    }
  });

  it('[Keyladder codec] every payload has documentation rows down to the last table', () => {
    const keys = (rows: readonly DocumentationRow[]): string[] =>
      rows.flatMap(({ key, rows: inner }) => [key, ...keys(inner)]);
    expect(keys(documentationRows(sp.fields))).toEqual([
      'nextPayload',
      'policyNo',
      'protType',
      'policyParamLength',
      'params',
      'type',
      'length',
      'value',
    ]);
    expect(documentationRows(sign.fields).map(({ size, derived }) => [size, derived])).toEqual([
      [{ bits: 4 }, false],
      [{ bits: 12 }, true],
      [{ octetsFrom: 'signatureLen' }, false],
    ]);
  });
});
