import { Fragment } from 'react';
import { Frame, Mark, markSize } from '../../ui/marks.tsx';
import type { Words } from '../actor-names.ts';
import { inClearKey } from '../opened-message.ts';
import { purposeLook } from '../purpose-look.ts';
import { useDrawnAt } from './drawn-at.ts';
import { countClear, holdersKey, keysInClear } from './gmk-in-clear.ts';
import { bandNameHeight, foldedFacts, headerLines, outsideText, sizeOf } from './header-text.ts';
import { headerUris, uriPadding, uriSize, uriSizeOf } from './header-uris.ts';
import type { Column } from './ladder-columns.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { purposeShapes } from './purpose-shapes.ts';
import { TextLine, TextLines } from './text-line.tsx';
import { shortenServerUri, shortenUri, textWidth } from './text-width.ts';

const lockWidth = 16;

type Props = Readonly<{ layout: LadderLayout; column: Column; words: Words }>;

/** URI of an actor, or how many share the lifeline and how many of them failed. */
function factsOf(layout: LadderLayout, column: Column, at: number, words: Words): string {
  const reached = column.failedAt.filter((index) => index <= at).length;
  const { failed, count } = foldedFacts(column, reached, words);
  if (column.kind === 'folded') return [failed, count].filter((part) => part !== '').join(' · ');
  const room = { width: column.width - uriPadding, size: uriSizeOf(column) };
  if (column.kind === 'outsider') return outsideText(layout.names, words, room);
  const uri = column.actors[0]?.uri ?? '';
  const text = headerUris(layout).get(uri);
  if (text !== undefined) return text;
  const shorten = column.kind === 'gms' ? shortenServerUri : shortenUri;
  return shorten(uri, room.width, room.size);
}

/** The open lock with its words, where somebody on the lifeline has a GMK in clear. */
function InClear({ layout, column, words, y }: Props & { y: number }) {
  const at = useDrawnAt();
  if (column.whole) return <DrawnKeys {...{ layout, column, words, y }} />;
  const counts = column.actors.map(({ id }) => countClear(layout.clear.byActor.get(id) ?? [], at));
  const folded = column.kind === 'folded';
  const count = folded ? counts.filter((one) => one > 0).length : (counts[0] ?? 0);
  if (count === 0) return null;
  const keys = column.actors.flatMap(({ id }) => layout.clear.byActor.get(id) ?? []);
  const { key, name } = inClearKey(keys, folded, layout.clear.isLater);
  const values = { count, name: name ? words(name) : '' };
  const whole = words(key, values);
  const fits = textWidth(whole, uriSize) + lockWidth + 4 <= column.width;
  const text = fits ? whole : words(`${key}Short`, values);
  const left = column.x - (textWidth(text, uriSize) + lockWidth) / 2;
  return (
    <g>
      <title>{whole}</title>
      <Mark shape="openLock" x={left + markSize / 2} y={y} colour="text" />
      <TextLine x={left + lockWidth} y={y} text={text} size={uriSize} weight={600} />
    </g>
  );
}

/** The keys that those on a lifeline of the figure have in clear. */
function DrawnKeys({ layout, column, words, y }: Props & { y: number }) {
  const at = useDrawnAt();
  const { purposes, holders, isApart } = keysInClear(layout.clear, column.actors, at);
  if (purposes.length === 0) return null;
  const of = column.actors.length;
  const text = words(holdersKey(layout.clear, of, isApart), { n: holders, of });
  const counts = purposes.map(({ count }) => (isApart ? `${count}` : ''));
  const widths = counts.map((count) => 18 + (count === '' ? 0 : textWidth(count, 14) + 4));
  const before = (end: number) => widths.slice(0, end).reduce((sum, width) => sum + width, 0);
  const left = column.x - (textWidth(text, 14) + before(widths.length)) / 2;
  return (
    <>
      {purposes.map(({ purpose }, index) => {
        const x = left + before(index);
        const look = { shape: purposeShapes[purpose], x: x + 7, y, colour: purposeLook(purpose) };
        return (
          <Fragment key={purpose}>
            <Mark {...look} />
            {isApart && <TextLine x={x + 18} y={y} text={counts[index] ?? ''} size={14} />}
          </Fragment>
        );
      })}
      <TextLine x={left + before(widths.length)} y={y} text={text} size={14} />
    </>
  );
}

/** What stands over a lifeline, in headers of that height. */
export function DrawnHeader({ layout, column, words, height }: Props & { height: number }) {
  const top = (layout.bands.length > 0 ? bandNameHeight : 0) + 5;
  const at = useDrawnAt();
  const { name, line } = sizeOf(column);
  const lines = headerLines(column, layout.names);
  const width = column.width;
  const box = { x: column.x - width / 2, y: top, width, height: height - top - 5 };
  const centred = { x: column.x, anchor: 'middle' } as const;
  const under = top + 3 + lines.length * line;
  return (
    <>
      {column.kind === 'folded' && (
        <Frame box={{ ...box, x: box.x + 3, y: top + 3 }} fill="panel" stroke="line-strong" />
      )}
      <Frame
        box={box}
        fill="panel"
        stroke="line-strong"
        dash={column.kind === 'outsider' ? '4 3' : undefined}
      />
      <TextLines {...centred} y={top + 3} lines={lines} step={line} size={name} weight={650} />
      <TextLine
        {...centred}
        y={under + line / 2}
        text={factsOf(layout, column, at, words)}
        size={uriSizeOf(column)}
        colour="text-2"
      />
      <InClear {...{ layout, column, words }} y={under + line + 9} />
    </>
  );
}
