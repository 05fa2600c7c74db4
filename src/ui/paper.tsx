import { createContext, type ReactNode, useContext } from 'react';
import { greyOf } from './grey.ts';
import { lightColours } from './light-colours.ts';
import { type Medium, MediumContext } from './medium.ts';

const paper: Medium = { paint: (colour) => lightColours[colour], fitted: true, letters: 1 };
const greyPaper: Medium = { ...paper, paint: (colour) => greyOf(lightColours[colour]) };

const PaperContext = createContext(paper);

/** What is on paper inside has no colours: for a printer that has none. */
export function GreyPaper({ children }: { children: ReactNode }) {
  return <PaperContext value={greyPaper}>{children}</PaperContext>;
}

/** Marks inside are drawn as on paper and in files. */
export function OnPaper({ children }: { children: ReactNode }) {
  return <MediumContext value={useContext(PaperContext)}>{children}</MediumContext>;
}

/** What is inside is drawn in that medium, whatever paper a part of it asks for. */
export function OnMedium({ medium, children }: { medium: Medium; children: ReactNode }) {
  return (
    <PaperContext value={medium}>
      <MediumContext value={medium}>{children}</MediumContext>
    </PaperContext>
  );
}

type DocumentProps = Readonly<{
  width: number;
  height: number;
  /** Where the drawing begins, above 0 for what stands over it. */
  top?: number;
  title: string;
  font?: 'sans' | 'mono';
  children: ReactNode;
}>;

const fonts = { sans: 'Inter, sans-serif', mono: "'JetBrains Mono', monospace" } as const;

/** A drawing as a document of its own. */
export function SvgDocument(props: DocumentProps) {
  const { width, height, top = 0, title, font = 'sans', children } = props;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      {...{ width, height }}
      viewBox={`0 ${top} ${width} ${height}`}
      role="img"
      fontFamily={fonts[font]}
    >
      <title>{title}</title>
      {children}
    </svg>
  );
}
