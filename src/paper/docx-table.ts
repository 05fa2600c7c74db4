import {
  AlignmentType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { xmlText } from '../ui/xml-text.ts';
import { styleOf, textWidthMm, twips } from './docx-styles.ts';
import type { PaperTable } from './paper.ts';

/** Width of what holds numbers; the names of the rows have the rest. */
const numberMm = 23;

/** A table as wide as the text; its head stands again on every page, and no row is torn. */
export function tableOf({ heads, groups }: PaperTable): Table {
  const others = twips(numberMm);
  const names = twips(textWidthMm) - others * (heads.length - 1);
  const columnWidths = heads.map((_, at) => (at === 0 ? names : others));
  const cells = (texts: readonly string[], bold = false) =>
    texts.map((text, at) => cell(text, columnWidths[at] ?? others, { bold, number: at > 0 }));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(textWidthMm), type: WidthType.DXA },
    columnWidths,
    margins: { left: 80, right: 80 },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(heads, true) }),
      ...groups.flatMap(({ title, rows }) => [
        new TableRow({ cantSplit: true, keepNext: true, children: [over(title, heads.length)] }),
        ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row) })),
      ]),
    ],
  });
}

type Look = Readonly<{ bold: boolean; number: boolean; keepNext?: boolean }>;

const line = (text: string, { bold, number }: Look) =>
  new Paragraph({
    style: styleOf.cell,
    alignment: number ? AlignmentType.RIGHT : AlignmentType.LEFT,
    children: [new TextRun({ text: xmlText(text), bold })],
  });

const cell = (text: string, width: number, look: Look) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(look.bold && { shading: shaded }),
    children: [line(text, look)],
  });

const shaded = { type: ShadingType.CLEAR, color: 'auto', fill: 'E7E6E6' } as const;

/** A line over the rows of a group, as wide as the table. */
const over = (title: string, columns: number) =>
  new TableCell({
    columnSpan: columns,
    width: { size: twips(textWidthMm), type: WidthType.DXA },
    shading: { ...shaded, fill: 'F5F5F5' },
    children: [line(title, { bold: true, number: false })],
  });
