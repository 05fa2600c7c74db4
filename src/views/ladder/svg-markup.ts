import { textWidth } from './text-width.ts';

/** Pieces of an SVG document as text. The colours are those of the light theme. */

export const colours = {
  canvas: '#f3f4f8',
  panel: '#ffffff',
  band: '#eeeff5',
  line: '#d3d7e3',
  lineStrong: '#7c849b',
  text: '#14182a',
  text2: '#4b5370',
  media: '#0b59a8',
  floor: '#854d00',
  group: '#87317f',
  ok: '#16693a',
  okSoft: '#dcf1e3',
  failure: '#b3201a',
  failureSoft: '#fce3e1',
} as const;
export type Colour = keyof typeof colours;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text that can stand in an element or attribute; characters XML has no place for are left out. */
export function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 allows three of them
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return allowed.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element with attributes; `content` is markup. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes).map(([key, value]) => `${key}="${written(value)}"`);
  const head = [name, ...list].join(' ');
  return content === '' ? `<${head}/>` : `<${head}>${content}</${name}>`;
}

const written = (value: string | number) =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeXml(value);

export type TextStyle = Readonly<{
  size: number;
  colour?: Colour;
  weight?: number;
  anchor?: 'start' | 'middle';
  /** Width the text is set to, in any font; by default what it takes in the font of the page. */
  length?: number;
  /** Colour around the letters, which hides the lines behind them. */
  halo?: Colour;
}>;

/** One line of text with its middle at `y`. */
export function textAt(x: number, y: number, text: string, style: TextStyle): string {
  const { size, colour = 'text', weight = 400, anchor = 'start', halo } = style;
  const estimate = textWidth(text, size, weight > 500 ? 'bold' : 'normal');
  const length = Math.round(style.length ?? estimate);
  if (length === 0) return '';
  const behind =
    halo === undefined
      ? {}
      : {
          'paint-order': 'stroke',
          stroke: colours[halo],
          'stroke-width': 5,
          'stroke-linejoin': 'round',
        };
  return element(
    'text',
    {
      ...{ x, y: y + size * 0.36, 'font-size': size, fill: colours[colour] },
      ...{ textLength: length, lengthAdjust: 'spacingAndGlyphs' },
      ...(weight === 400 ? {} : { 'font-weight': weight }),
      ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
      ...behind,
    },
    escapeXml(text),
  );
}

export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

/** A rectangle with round corners. */
export function boxAt(box: Box, fill: Colour, stroke: Colour, radius = 6): string {
  return element('rect', {
    ...box,
    ...{ rx: radius, fill: colours[fill], stroke: colours[stroke] },
  });
}

/** A path drawn as a line. */
export function strokeAt(d: string, colour: Colour, width = 1.6, more: Attributes = {}): string {
  return element('path', {
    ...{ d, fill: 'none', stroke: colours[colour], 'stroke-width': width },
    ...more,
  });
}

/** A path filled. */
export function fillAt(d: string, colour: Colour, more: Attributes = {}): string {
  return element('path', { d, fill: colours[colour], ...more });
}

/** Moved to a place. */
export const movedTo = (x: number, y: number): Attributes => ({
  transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})`,
});
