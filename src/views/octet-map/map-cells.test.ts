import { describe, expect, it } from 'vitest';
import type { CheckName, Fact, FailureCode, ProbePlan, Verdict } from '../../engine/index.ts';
import type { ByteField } from '../../ui/byte-field.ts';
import { countKinds, fieldRows, mapCells, markOfCell } from './map-cells.ts';
import { mapCsv } from './map-csv.ts';
import { mapSvg } from './map-svg.ts';
import { kindOrder, markOf } from './verdict-marks.ts';

function refused(check: CheckName, code: FailureCode): Verdict {
  const failure = {
    code,
    path: 'HDR.version',
    offset: 0,
    clause: 'RFC 3830 §6.1',
    expected: { code: 'verbatim', facts: { text: '1, "one"' } },
    found: { code: 'number', facts: { value: 0 } },
  } as const;
  return { check, failure };
}

const format = refused('format', 'hdr');
const signature = refused('signature', 'signature');
const same: Verdict = { check: null, sameKeys: true };
const other: Verdict = { check: null, sameKeys: false };
const one: ProbePlan = { time: 'on-the-way', bits: 'one' };
const all: ProbePlan = { time: 'before-signing', bits: 'all' };

const leaf = (path: string, label: string, start: number, end: number): ByteField => ({
  ...{ path, label, start, end },
  ...{ clause: 'RFC 3830 §6.1', text: '', children: [] },
});
const fields: readonly ByteField[] = [
  {
    ...leaf('HDR', 'Common header', 0, 3),
    children: [
      leaf('HDR.version', 'Version', 0, 1),
      { ...leaf('HDR.v', 'V', 1, 2), bits: { offset: 0, length: 1 } },
      { ...leaf('HDR.prfFunc', 'PRF func', 1, 2), bits: { offset: 1, length: 7 } },
      leaf('HDR.csbId', 'CSB ID', 2, 3),
    ],
  },
  leaf('T', 'T', 3, 5),
];

describe('the map of a payload', () => {
  it('has a letter of its own for every kind', () => {
    const letters = kindOrder.map((kind) => markOf(kind).letter);
    expect(new Set(letters).size).toBe(letters.length);
  });

  it('counts in the order of the checks, what is accepted last', () => {
    expect(countKinds([same, signature, format, signature, other])).toEqual([
      { kind: 'format', count: 1 },
      { kind: 'signature', count: 2 },
      { kind: 'same-keys', count: 1 },
      { kind: 'other-keys', count: 1 },
    ]);
  });

  it('shows an octet by most of its bits, and that they differ', () => {
    const bits = [format, signature, signature, signature, signature, format, format, signature];
    const [cell, more] = mapCells([...bits, format], all);
    expect(cell).toMatchObject({ kind: 'signature', mixed: true });
    expect(cell && markOfCell(cell)).toEqual({ letter: 's', tone: 3, mixed: true });
    expect(more).toBeUndefined();
  });

  it('shows an octet one of whose bits nothing refuses as such', () => {
    const bits = [...Array<Verdict>(7).fill(signature), same];
    expect(mapCells(bits, all)[0]).toMatchObject({ kind: 'same-keys', mixed: true });
  });

  it('keeps the cells it knows as more verdicts come', () => {
    const known = mapCells([format], one);
    const more = mapCells([format, signature], one, known);
    expect(more[0]).toBe(known[0]);
    expect(more).toEqual(mapCells([format, signature], one));
  });

  it('tells by field, bit fields of one octet together', () => {
    const rows = fieldRows(fields, mapCells([format, signature, other, signature], one));
    expect(rows).toEqual([
      expect.objectContaining({ path: 'HDR.version', counts: [{ kind: 'format', count: 1 }] }),
      expect.objectContaining({ label: 'V, PRF func', group: 'Common header', start: 1, end: 2 }),
      expect.objectContaining({ path: 'HDR.csbId', counts: [{ kind: 'other-keys', count: 1 }] }),
      expect.objectContaining({ path: 'T', start: 3, end: 4 }),
    ]);
  });
});

const tell = ({ facts }: Fact) => `${facts.text ?? facts.value}`;

describe('[RFC 4180 §2] the map as CSV', () => {
  it('has one line for each alteration, quoted where needed', () => {
    expect(mapCsv(mapCells([format, same], one), fields, one, tell).split('\r\n')).toEqual([
      'offset,field,bit,result,check,code,clause,expected,found',
      '0,HDR.version,0,refused,format,hdr,RFC 3830 §6.1,"1, ""one""",0',
      '1,HDR.v,0,same-keys,,,,,',
      '',
    ]);
  });

  it('names the bits of an octet from the highest', () => {
    const lines = mapCsv(mapCells(Array<Verdict>(8).fill(other), all), fields, all, tell).split(
      '\r\n',
    );
    expect(lines.slice(1, -1).map((line) => line.split(',')[2])).toEqual([
      ...['7', '6', '5', '4', '3', '2', '1', '0'],
    ]);
  });
});

describe('the map as SVG', () => {
  const cells = mapCells([format, signature, same], one);
  const words = { title: 'A <title>', facts: 'one bit', nameOf: String, mixed: '' };

  it('is well-formed, with every octet and count as text', () => {
    const svg = mapSvg(cells, countKinds([format, signature, same]), words);
    expect(svg).toContain('<title>A &lt;title&gt;</title>');
    expect(svg.match(/<rect /g)?.length).toBe(1 + 3 + 3);
    expect(svg).toContain('>signature: 1</text>');
    expect(svg).not.toMatch(/undefined|NaN/);
  });
});
