/** What goes on paper, and on which. */

/** The lesson to take home; the questions to answer on paper; what is right. */
export const sheets = ['lesson', 'exercises', 'answers'] as const;
export const papers = ['A4', 'letter'] as const;
export const orientations = ['portrait', 'landscape'] as const;
/** What is under each moment of the lesson. */
export const noteForms = ['lines', 'speaker', 'none'] as const;

export type HandoutOptions = Readonly<{
  sheet: (typeof sheets)[number];
  paper: (typeof papers)[number];
  orientation: (typeof orientations)[number];
  notes: (typeof noteForms)[number];
  /** Without colours, for a printer that has none. */
  grey: boolean;
}>;

export const firstOptions: HandoutOptions = {
  sheet: 'lesson',
  paper: 'A4',
  orientation: 'portrait',
  notes: 'lines',
  grey: false,
};

/** Millimetres. */
const margin = 14;
const sizes = { A4: [210, 297], letter: [215.9, 279.4] } as const;

/** The printable area of a page in millimetres. */
export function areaOf({ paper, orientation }: Pick<HandoutOptions, 'paper' | 'orientation'>) {
  const [short, long] = sizes[paper];
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
  return { width: width - 2 * margin, height: height - 2 * margin };
}

/** The rule of the page for the printer. */
export function pageRule({ paper, orientation }: HandoutOptions): string {
  return `@page { size: ${paper} ${orientation}; margin: ${margin}mm; }`;
}

/** The greatest height of a picture in millimetres: with its sentence and lines it fits one page, and
 *  upright two moments do. */
export function pictureHeight(options: HandoutOptions): number {
  const { height } = areaOf(options);
  return Math.floor(options.orientation === 'portrait' ? height * 0.26 : height * 0.42);
}
