import { hexNumber } from '../../ui/octet-text.ts';
import type { KindCount, MapCell } from './map-cells.ts';
import { markOf, type VerdictKind } from './verdict-marks.ts';

/** The map as an SVG document: letters are text, colours those of the light theme. */

/** Grounds of the marks by tone, from 1. */
const grounds = ['', '#fcecc9', '#f6e3f4', '#dcf1e3', '#dceafa', '#e7e5fa', '#fce3e1', '#d3d7e3'];
const ink = '#14182a';
const faint = '#4b5370';

const perRow = 32;
const cell = { width: 20, height: 20 };
const left = 64;
const margin = 16;
const lineHeight = 22;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);

function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${x}" y="${y}" fill="${ink}"${more}>${escaped(content)}</text>`;
}

function marked(x: number, y: number, kind: VerdictKind, mixed: boolean): string {
  const { letter, tone } = markOf(kind);
  const { width, height } = cell;
  const corner = mixed ? `<path d="M${x + width - 7} ${y}h6v6z" fill="${ink}"/>` : '';
  return [
    `<rect x="${x}" y="${y}" width="${width - 1}" height="${height - 1}" fill="${grounds[tone]}"/>`,
    text(x + (width - 1) / 2, y + 14, letter, ' text-anchor="middle"'),
    corner,
  ].join('');
}

export type MapSvgWords = Readonly<{
  title: string;
  /** What was altered, and how. */
  facts: string;
  nameOf: (kind: VerdictKind) => string;
  /** Says what the corner means; empty where no octet has one. */
  mixed: string;
}>;

/** The octets in rows of 32, below them what the letters mean, with counts. */
export function mapSvg(
  cells: readonly MapCell[],
  counts: readonly KindCount[],
  words: MapSvgWords,
): string {
  const top = margin + 2 * lineHeight + 8;
  const rows = Math.ceil(cells.length / perRow);
  const legendTop = top + rows * cell.height + 16;
  const notes = words.mixed === '' ? 0 : 1;
  const width = left + perRow * cell.width + margin;
  const height = legendTop + (counts.length + notes) * lineHeight + margin;
  const offsets = Array.from({ length: rows }, (_, row) =>
    text(
      margin,
      top + row * cell.height + 14,
      hexNumber(row * perRow, 4),
      ` style="fill:${faint}"`,
    ),
  );
  const octets = cells.map(({ kind, mixed }, offset) =>
    marked(
      left + (offset % perRow) * cell.width,
      top + Math.floor(offset / perRow) * cell.height,
      kind,
      mixed,
    ),
  );
  const legend = counts.map(({ kind, count }, at) => {
    const y = legendTop + at * lineHeight;
    return (
      marked(left, y, kind, false) + text(left + 30, y + 14, `${words.nameOf(kind)}: ${count}`)
    );
  });
  const note = text(left, legendTop + counts.length * lineHeight + 14, words.mixed);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'JetBrains Mono', monospace" font-size="12">`,
    `<title>${escaped(words.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(margin, margin + 14, words.title, ' font-size="16" font-weight="600"'),
    text(margin, margin + lineHeight + 14, words.facts),
    ...offsets,
    ...octets,
    ...legend,
    notes > 0 ? note : '',
    '</svg>',
    '',
  ].join('\n');
}
