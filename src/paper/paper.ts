/** A discussion paper as data: what stands in it, in the order of the page, and nothing of the file it is
 *  written to. */

/** A drawing in both forms, and how large it is on paper. */
export type PaperPicture = Readonly<{
  svg: string;
  png: Uint8Array;
  widthMm: number;
  heightMm: number;
}>;

/** A stretch of a text: as it is, something the author has to fill in, a figure or table that is referred
 *  to, an address, or characters of equal width. */
export type Inline =
  | string
  | Readonly<{ kind: 'placeholder'; text: string }>
  | Readonly<{ kind: 'reference'; to: string }>
  | Readonly<{ kind: 'link'; text: string; address: string }>
  | Readonly<{ kind: 'code'; text: string }>;

export type PaperText = readonly Inline[];

/** What is told of a stretch of the clause: both wordings have it, or one of the two. */
export type Change = 'same' | 'inserted' | 'deleted';

/** A paragraph of the clause with its changes. `end`: whether the paragraph as such is a change. */
export type ChangedParagraph = Readonly<{
  spans: readonly Readonly<{ change: Change; text: string }>[];
  end: Change;
}>;

/** What a caption begins with: a name such as `Figure`, counted on its own. `id` is what is referred to. */
export type Numbered = Readonly<{
  id: string;
  series: 'Figure' | 'Table';
  label: string;
  number: number;
}>;

export type PaperTable = Readonly<{
  heads: readonly string[];
  /** Rows under a line of their own; of numbers but for the first cell. */
  groups: readonly Readonly<{ title: string; rows: readonly (readonly string[])[] }>[];
}>;

export type PaperBlock =
  | Readonly<{ kind: 'heading'; text: string }>
  | Readonly<{ kind: 'text'; text: PaperText }>
  /** What leads to the items below it. */
  | Readonly<{ kind: 'lead'; text: PaperText }>
  | Readonly<{ kind: 'items'; items: readonly PaperText[] }>
  | Readonly<{
      kind: 'figure';
      numbered: Numbered;
      caption: string;
      sheets: readonly PaperPicture[];
    }>
  | Readonly<{ kind: 'table'; numbered: Numbered; caption: string; table: PaperTable }>
  | Readonly<{ kind: 'references'; items: readonly PaperText[] }>
  | Readonly<{
      kind: 'change';
      begin: string;
      end: string;
      paragraphs: readonly ChangedParagraph[];
    }>;

/** A line of the head: two texts at the edges, or a name and what it says. */
export type HeadLine =
  | Readonly<{ left: PaperText; right: PaperText }>
  | Readonly<{ name: string; text: PaperText }>;

export type Paper = Readonly<{
  /** Tag of its language. */
  language: string;
  title: string;
  /** Between what a caption counts and what it says. */
  captionMark: string;
  /** Who has made the file, and who changes the clause. */
  creator: string;
  author: string;
  /** Day of the changes, `YYYY-MM-DD`. */
  date: string;
  head: readonly HeadLine[];
  blocks: readonly PaperBlock[];
}>;
