import {
  Bookmark,
  DeletedTextRun,
  ExternalHyperlink,
  InsertedTextRun,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from 'docx';
import { xmlText } from '../ui/xml-text.ts';
import { fieldOf } from './docx-field.ts';
import { styleOf } from './docx-styles.ts';
import type { ChangedParagraph, Inline, Numbered, Paper, PaperText } from './paper.ts';

/** Texts of a paper as parts of a paragraph. */

/** What of the whole paper its parts need: numbered captions by id, and a number for each change. */
export type Surroundings = Readonly<{
  paper: Paper;
  numbered: ReadonlyMap<string, Numbered>;
  nextChange: () => number;
}>;

const bookmarkOf = (id: string) => `_Ref_${id.replace(/\W/g, '_')}`;

const called = ({ label, number }: Numbered) => `${label} ${number}`;

/** Children of a run: a tab is an element of its own. */
const pieces = (text: string): (string | Tab)[] =>
  xmlText(text)
    .split('\t')
    .flatMap((part, at) => [...(at > 0 ? [new Tab()] : []), ...(part === '' ? [] : [part])]);

const plain = (text: string, look: IRunOptions = {}) =>
  new TextRun({ ...look, children: pieces(text) });

/** A text with what in it is more than characters. */
export const runsOf = (text: PaperText, { numbered }: Surroundings): ParagraphChild[] =>
  text.flatMap((part) => runOf(part, numbered));

function runOf(
  part: Inline,
  numbered: Surroundings['numbered'],
): ParagraphChild | readonly ParagraphChild[] {
  if (typeof part === 'string') return plain(part);
  switch (part.kind) {
    case 'placeholder':
      return plain(`[${part.text}]`, { highlight: 'yellow' });
    case 'code':
      return plain(part.text, { style: styleOf.code });
    case 'reference': {
      const found = numbered.get(part.to);
      if (!found) throw new RangeError(`nothing to refer to is called ${part.to}`);
      return fieldOf(`REF ${bookmarkOf(part.to)} \\h`, called(found));
    }
    case 'link':
      return new ExternalHyperlink({
        link: part.address,
        children: [plain(part.text, { style: 'Hyperlink' })],
      });
  }
}

/** A caption that counts itself; what refers to it finds label and number. `text` stands behind them. */
export function captionOf(numbered: Numbered, text: string, keepNext: boolean): Paragraph {
  const { id, series, label, number } = numbered;
  const counted = [plain(`${label} `), ...fieldOf(`SEQ ${series} \\* ARABIC`, `${number}`)];
  return new Paragraph({
    style: 'Caption',
    keepNext,
    children: [new Bookmark({ id: bookmarkOf(id), children: counted }), plain(text)],
  });
}

/** A paragraph of the clause, each change as Word tracks it. */
export function changedParagraph(
  { spans, end }: ChangedParagraph,
  { paper, nextChange }: Surroundings,
): Paragraph {
  const tracked = () => ({
    id: nextChange(),
    author: paper.author,
    date: `${paper.date}T00:00:00Z`,
  });
  const mark = end === 'same' ? {} : { [end === 'inserted' ? 'insertion' : 'deletion']: tracked() };
  return new Paragraph({
    style: styleOf.clause,
    run: mark,
    children: spans.map(({ change, text }) => {
      const children = pieces(text);
      if (change === 'same') return new TextRun({ children });
      const Run = change === 'inserted' ? InsertedTextRun : DeletedTextRun;
      return new Run({ children, ...tracked() });
    }),
  });
}
