import type { InSteps } from '../../store/per-events.ts';
import type { Words } from '../actor-names.ts';
import { headerHeight } from './header-text.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { headerSvg } from './svg-headers.ts';
import { colours, element, escapeXml, strokeAt, textAt } from './svg-markup.ts';
import { messageSvg, nodeSvg } from './svg-nodes.ts';

/** The whole ladder as an SVG document: the drawing of the screen when the run has ended, in the
 *  colours of the light theme, with text as text. */

const drawnPerStep = 200;

function behind(layout: LadderLayout, height: number, words: Words, top: number): string {
  const bands = layout.bands.map(({ system, x, width }) => {
    const area = {
      x,
      y: 0,
      width,
      height,
      fill: colours[system === 'partner' ? 'band' : 'canvas'],
    };
    const name = words(`ladder.band.${system}`);
    const style = { size: 13, weight: 650, colour: 'text2', anchor: 'middle' } as const;
    const edges = system === 'partner' ? [x, ...(x + width < layout.width ? [x + width] : [])] : [];
    const border = edges.map((at) => strokeAt(`M${at} 0V${height}`, 'lineStrong', 2)).join('');
    return element('rect', area) + textAt(x + width / 2, 13, name, style) + border;
  });
  const lifelines = layout.columns.flatMap(({ x, kind }) => {
    const at = kind === 'folded' ? [x - 1.5, x + 1.5] : [x];
    return at.map((place) =>
      strokeAt(`M${place} ${top}V${height}`, 'lineStrong', 1, { 'stroke-dasharray': '4 3' }),
    );
  });
  const ground = element('rect', { width: layout.width, height, fill: colours.canvas });
  return ground + bands.join('') + lifelines.join('');
}

const headingHeight = 32;

/** A line above the drawing, outside of its own coordinates. */
function headingSvg(text: string, width: number): string {
  if (text === '') return '';
  const area = { x: 0, y: -headingHeight, width, height: headingHeight, fill: colours.panel };
  const style = { size: 14, weight: 650, colour: 'text', anchor: 'start' } as const;
  return element('rect', area) + textAt(16, 5 - headingHeight / 2, text, style);
}

/** The document in pieces, made in steps; with a `heading` above the drawing where there is one. */
export function* ladderSvg(
  layout: LadderLayout,
  words: Words,
  heading: string = '',
): InSteps<readonly string[]> {
  const top = headerHeight(layout);
  const height = top + layout.height;
  const above = heading === '' ? 0 : headingHeight;
  const title = words(layout.names.regroup ? 'ladder.figureRegroup' : 'ladder.figure');
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${height + above}" `,
    `viewBox="0 ${-above} ${layout.width} ${height + above}" role="img" font-family="Inter, sans-serif">`,
    element('title', {}, escapeXml(title)),
    headingSvg(heading, layout.width),
    behind(layout, height, words, top),
    ...layout.columns.map((column) => headerSvg(layout, column, top, words)),
    `<g transform="translate(0 ${top})">`,
  ];
  const drawn = [
    ...layout.nodes.map((node) => () => nodeSvg(node, words)),
    ...layout.edges.map((edge) => () => messageSvg(edge)),
  ];
  for (const [index, draw] of drawn.entries()) {
    parts.push(draw());
    if (index % drawnPerStep === drawnPerStep - 1) yield;
  }
  parts.push('</g></svg>\n');
  return parts;
}
