import { Mark, Rule } from '../../ui/marks.tsx';
import type { CaptionNode, DividerNode } from './ladder-drawing.ts';
import { captionLine, captionSize } from './place-caption.ts';
import { dividerHeight, noteLine, noteSize } from './place-divider.ts';
import { TextLine, TextLines } from './text-line.tsx';
import { textWidth } from './text-width.ts';

/** What stands between the parts of the ladder: words and rules that nobody clicks. */

type Place = Readonly<{ x: number; y: number; width: number }>;

/** A rule with a title in it, and a note under it. */
export function Divider({ x, y, width, title, note }: Place & DividerNode['data']) {
  const middle = x + width / 2;
  const centred = { x: middle, anchor: 'middle', halo: 'canvas' } as const;
  const rule = y + dividerHeight / 2;
  const [first] = note;
  const under = y + dividerHeight;
  return (
    <>
      <Rule from={[x, rule]} to={[x + width, rule]} colour="line-strong" />
      <TextLine {...centred} y={rule} text={title} size={14} weight={600} />
      <TextLines
        {...centred}
        y={under}
        step={noteLine}
        lines={note}
        size={noteSize}
        colour="text-2"
      />
      {first && (
        <Mark
          shape="info"
          x={middle - textWidth(first, noteSize) / 2 - 12}
          y={under + noteLine / 2}
          colour="text-2"
          ground="canvas"
        />
      )}
    </>
  );
}

/** The caption under the figure. */
export function Caption({ x, y, width, lines }: Place & CaptionNode['data']) {
  const style = { size: captionSize, weight: 600, anchor: 'middle', halo: 'canvas' } as const;
  return <TextLines {...style} x={x + width / 2} y={y} step={captionLine} lines={lines} />;
}
