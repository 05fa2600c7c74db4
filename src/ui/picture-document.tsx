import { createElement, type ReactNode } from 'react';
import { type Colour, lightColours } from './light-colours.ts';
import { Ground, SvgText } from './marks.tsx';
import type { Medium } from './medium.ts';
import { OnMedium } from './paper.tsx';
import { mmOfUnits, pictureLetters, pictureWidth, pictureWidthMm } from './picture-size.ts';

/** A drawing as a picture for paper: white, as wide as a sheet leaves room for, with what it is of under
 *  it. */

/** The light theme, on white: what is behind letters has its colour, or nearly. */
const colours: Readonly<Record<Colour, string>> = {
  ...lightColours,
  canvas: '#ffffff',
  band: '#f7f7fb',
};

/** In generic fonts, which are not those the drawing was laid out with. */
const picture: Medium = {
  paint: (colour) => colours[colour],
  fitted: false,
  letters: pictureLetters,
};

/** What a file tells of itself to programs. */
export type PictureFacts = Readonly<{
  title: string;
  /** The link that opens the run. */
  link: string;
  /** Of the export, as `2026-11-27`. */
  date: string;
  version: string;
}>;

export type CaptionLine = Readonly<{
  text: string;
  weight?: number;
  mono?: boolean;
  /** Where a click on it goes. */
  href?: string;
}>;

export const captionLetters = 12;
export const captionLeading = 16;
const captionPadding = 8;

/** What a caption of so many lines takes. */
export const captionHeight = (lines: number): number => lines * captionLeading + 2 * captionPadding;

const uris = {
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

/** Where a file came from, in the terms of Dublin Core that drawing programs keep. */
function Metadata({ title, link, date, version }: PictureFacts) {
  const terms = [
    ['title', title],
    ['source', link],
    ['date', date],
    ['creator', `Keyladder ${version}`],
  ] as const;
  const described = terms.map(([name, value]) => createElement(`dc:${name}`, { key: name }, value));
  const about = createElement('rdf:Description', { 'rdf:about': '' }, described);
  return <metadata>{createElement('rdf:RDF', uris, about)}</metadata>;
}

function Caption({ lines, top }: { lines: readonly CaptionLine[]; top: number }) {
  return lines.map(({ text, weight, mono, href }, index) => {
    const y = top + captionPadding + (index + 0.5) * captionLeading;
    const line = <SvgText x={4} {...{ y, text, weight }} size={captionLetters} />;
    const styled = mono ? <g fontFamily="monospace">{line}</g> : line;
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text
    return <g key={index}>{href === undefined ? styled : <a href={href}>{styled}</a>}</g>;
  });
}

type Props = Readonly<{
  facts: PictureFacts;
  /** Height of the drawing, in units. */
  height: number;
  caption: readonly CaptionLine[];
  /** Style sheet with the font of the page; generic fonts where it is left out. */
  font?: string | undefined;
  children: ReactNode;
}>;

/** The picture as a document of its own. */
export function PictureDocument({ facts, height, caption, font, children }: Props) {
  const whole = Math.ceil(height + captionHeight(caption.length));
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={`${pictureWidthMm}mm`}
      height={`${mmOfUnits(whole)}mm`}
      viewBox={`0 0 ${pictureWidth} ${whole}`}
      role="img"
      fontFamily={font === undefined ? 'sans-serif' : 'Inter, sans-serif'}
    >
      <title>{facts.title}</title>
      <Metadata {...facts} />
      {font !== undefined && <style>{font}</style>}
      <OnMedium medium={picture}>
        <Ground width={pictureWidth} height={whole} fill="canvas" />
        {children}
        <Caption lines={caption} top={height} />
      </OnMedium>
    </svg>
  );
}
