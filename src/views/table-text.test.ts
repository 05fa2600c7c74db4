import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormats } from '../i18n/formats.ts';
import { type DataTable, numberCell, percentCell, signedCell } from './data-table.ts';
import { tableCsv, tableHtml, tableMarkdown, tableTsv } from './table-text.ts';

const formats = createFormats('en');

const table: DataTable = {
  title: '=title',
  heads: ['Name', 'Octets', '+more'],
  rows: [
    ['a|b_c _d_ <i>', numberCell(formats, 1234.567, 1), signedCell(formats, -3)],
    ['-1+cmd', null, percentCell(formats, 12.34, 1)],
  ],
  context: [{ name: 'Seed', value: '@0a' }],
  marks: ['Unverified: "x".'],
};

describe('a table as text', () => {
  it('[RFC 4180 §2] CSV has plain numbers, rounded as shown, and what it belongs to', () => {
    expect(tableCsv(table).split('\r\n')).toEqual([
      ...["Name,Octets,'+more", 'a|b_c _d_ <i>,1234.6,-3', "'-1+cmd,,12.3", ',,', "'=title,,"],
      ...["Seed,'@0a,", '"Unverified: ""x"".",,', ''],
    ]);
  });

  it('[Keyladder §tables] the clipboard has tabs between cells, and none in them', () => {
    const rows = [['two\twords\nmore', '']];
    const lines = tableTsv({ ...table, rows }).split('\n');
    expect(lines.slice(0, 3)).toEqual(["Name\tOctets\t'+more", 'two words more\t', '']);
  });

  it('[GFM §4.10] Markdown shows every text as it is, numbers to the right as on the screen', () => {
    expect(tableMarkdown(table).split('\n')).toEqual([
      ...['## =title', '', '- Seed: @0a', '', "| Name | Octets | '+more |"],
      ...['| --- | ---: | ---: |', '| a\\|b_c \\_d\\_ \\<i\\> | 1,234.6 | −3 |'],
      ...["| '-1+cmd |  | +12.3% |", '', '- Unverified: "x".', ''],
    ]);
  });

  it('[HTML] brings no picture and no markup of its texts along', () => {
    const html = tableHtml({ ...table, rows: [['<img src="data:image/png;x">', null, null]] });
    expect(html).toContain('&lt;img src=&quot;data:image/png;x&quot;&gt;');
    expect(html).not.toMatch(/<img|<script|style="[^"]*url/);
    expect(tableHtml(table)).toMatch(/text-align:right">−3<\/td>/);
  });

  it('[OWASP CSV Injection] no text becomes a formula in any form', () => {
    const text = fc
      .tuple(fc.constantFrom(...'=+-@\t\r\n＝＋'), fc.string())
      .map((two) => two.join(''));
    const isFormula = (cell: string) => /^[=+\-@\t\r\n＝＋]/.test(cell);
    fc.assert(
      fc.property(text, (cell) => {
        const made = {
          ...table,
          title: cell,
          heads: [cell],
          rows: [[cell]],
          context: [],
          marks: [cell],
        };
        const csv = tableCsv(made).split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/);
        const cells = csv.map((line) => line.replace(/^"/, ''));
        const tabs = tableTsv(made).split(/[\t\n]/);
        const html = [...tableHtml(made).matchAll(/<t[hd] [^>]*>([^<]*)/g)].map(
          ([, one = '']) => one,
        );
        expect(html).toHaveLength(2);
        return ![...cells, ...tabs, ...html].some(isFormula);
      }),
      { numRuns: 50 },
    );
  });
});
