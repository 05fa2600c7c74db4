import {
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { sheet, styleOf, stylesOf, textHeightMm, textWidthMm, twips } from './docx-styles.ts';
import { tableOf } from './docx-table.ts';
import { captionOf, changedParagraph, runsOf, type Surroundings } from './docx-text.ts';
import type { HeadLine, Paper, PaperBlock, PaperPicture } from './paper.ts';

/** Writes a paper as a .docx: A4, styles of Word, captions that count themselves, tracked changes. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  let changes = 0;
  const around: Surroundings = {
    paper,
    numbered: new Map(
      paper.blocks.flatMap((block) =>
        'numbered' in block ? [[block.numbered.id, block.numbered]] : [],
      ),
    ),
    nextChange: () => (changes += 1),
  };
  const document = new Document({
    title: paper.title,
    creator: paper.creator,
    lastModifiedBy: paper.creator,
    description: '',
    styles: stylesOf(paper.language),
    sections: [
      {
        properties: { page: { size: pageSize, margin } },
        footers: { default: pageNumbers() },
        children: [
          ...paper.head.map((line, at) => headOf(line, paper.head[at + 1], around)),
          ...paper.blocks.flatMap((block) => written(block, around)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const pageSize = { width: twips(sheet.widthMm), height: twips(sheet.heightMm) };
const margin = {
  top: twips(sheet.topMm),
  bottom: twips(sheet.bottomMm),
  left: twips(sheet.sideMm),
  right: twips(sheet.sideMm),
  header: twips(10),
  footer: twips(10),
};

const pageNumbers = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: 'center',
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });

/** A line of the head; a rule stands under what comes before the names. */
function headOf(line: HeadLine, next: HeadLine | undefined, around: Surroundings): Paragraph {
  if ('name' in line) {
    const text = [`${line.name}\t`, ...line.text];
    return new Paragraph({ style: styleOf.head, children: runsOf(text, around) });
  }
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4 } };
  return new Paragraph({
    style: styleOf.head,
    indent: { left: 0, hanging: 0 },
    tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidthMm) }],
    ...(next && 'name' in next && { border: rule, spacing: { after: 160 } }),
    children: runsOf([...line.left, '\t', ...line.right], around),
  });
}

function written(block: PaperBlock, around: Surroundings): (Paragraph | Table)[] {
  const mark = around.paper.captionMark;
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, text: block.text })];
    case 'text':
      return [new Paragraph({ children: runsOf(block.text, around) })];
    case 'lead':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 160, after: 60 },
          children: runsOf(block.text, around),
        }),
      ];
    case 'items':
      return block.items.map(
        (item) =>
          new Paragraph({
            bullet: { level: 0 },
            spacing: { after: 40 },
            children: runsOf(item, around),
          }),
      );
    case 'references':
      return block.items.map(
        (item, at) =>
          new Paragraph({
            style: styleOf.reference,
            children: runsOf([`[${at + 1}]\t`, ...item], around),
          }),
      );
    case 'figure':
      return [
        ...block.sheets.map(
          (sheet) =>
            new Paragraph({ style: styleOf.figure, children: [imageOf(sheet, block.caption)] }),
        ),
        captionOf(block.numbered, mark + block.caption, false),
      ];
    case 'table':
      return [captionOf(block.numbered, mark + block.caption, true), tableOf(block.table)];
    case 'change':
      return [
        banner(block.begin, true),
        ...block.paragraphs.map((paragraph) => changedParagraph(paragraph, around)),
        banner(block.end, false),
      ];
  }
}

const banner = (text: string, keepNext: boolean) =>
  new Paragraph({ style: styleOf.banner, keepNext, text });

/** Most of the height of a page that a figure takes: its caption stands under it. */
const mostHeightMm = textHeightMm - 25;

/** An image as wide as the text, or as high as the page has room. What shows no SVG shows the PNG. */
function imageOf({ svg, png, widthMm, heightMm }: PaperPicture, caption: string): ImageRun {
  const scale = Math.min(textWidthMm / widthMm, mostHeightMm / heightMm);
  const pixels = (mm: number) => Math.round((mm * scale * 96) / 25.4);
  return new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(svg),
    fallback: { type: 'png', data: png },
    transformation: { width: pixels(widthMm), height: pixels(heightMm) },
    altText: { name: caption, description: caption, title: caption },
  });
}
