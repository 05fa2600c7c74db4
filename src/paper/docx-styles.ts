import type { IStylesOptions } from 'docx';

/** How the paper looks: sizes of the sheet, and styles under the names Word has for them. */

export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

/** A4 upright; what is between the margins is as wide as a figure. */
export const sheet = {
  widthMm: 210,
  heightMm: 297,
  sideMm: 25,
  topMm: 20,
  bottomMm: 20,
} as const;

export const textWidthMm = sheet.widthMm - 2 * sheet.sideMm;
export const textHeightMm = sheet.heightMm - sheet.topMm - sheet.bottomMm;

/** Sizes are half points. */
const text = { font: 'Times New Roman', size: 20 };
const head = { font: 'Arial', color: '000000' };

/** The style of paragraphs and tables by what they are for. */
export const styleOf = {
  head: 'PaperHead',
  figure: 'PaperFigure',
  banner: 'PaperBanner',
  clause: 'PaperClause',
  reference: 'PaperReference',
  cell: 'PaperCell',
  code: 'PaperCode',
} as const;

/** Styles of a paper in a language. */
export const stylesOf = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { ...text, language: { value: language } },
      paragraph: { spacing: { after: 120 } },
    },
    heading1: {
      run: { ...head, size: 32 },
      paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
    },
    caption: {
      run: { ...head, size: 20, bold: true, italics: false },
      paragraph: { alignment: 'center', spacing: { before: 60, after: 160 } },
    },
  },
  paragraphStyles: [
    {
      id: styleOf.head,
      name: 'Paper head',
      basedOn: 'Normal',
      run: { ...head, size: 22, bold: true },
      paragraph: { spacing: { after: 60 }, indent: { left: twips(38), hanging: twips(38) } },
    },
    {
      id: styleOf.figure,
      name: 'Paper figure',
      basedOn: 'Normal',
      paragraph: { alignment: 'center', keepNext: true, spacing: { before: 120, after: 60 } },
    },
    {
      id: styleOf.banner,
      name: 'Paper banner',
      basedOn: 'Normal',
      run: { ...head, size: 24 },
      paragraph: { alignment: 'center', spacing: { before: 160, after: 160 } },
    },
    { id: styleOf.clause, name: 'Paper clause', basedOn: 'Normal' },
    {
      id: styleOf.reference,
      name: 'Paper reference',
      basedOn: 'Normal',
      paragraph: { indent: { left: twips(12), hanging: twips(12) }, spacing: { after: 80 } },
    },
    {
      id: styleOf.cell,
      name: 'Paper cell',
      basedOn: 'Normal',
      run: { font: 'Arial', size: 17 },
      paragraph: { spacing: { before: 20, after: 20 } },
    },
  ],
  characterStyles: [
    { id: styleOf.code, name: 'Paper code', run: { font: 'Courier New', size: 16 } },
  ],
});
