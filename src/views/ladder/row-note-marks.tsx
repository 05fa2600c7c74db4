import { Frame, Stroke } from '../../ui/marks.tsx';
import { noteLine, noteSize } from './row-note-size.ts';
import { TextLines } from './text-line.tsx';

type MarksProps = Readonly<{
  lines: readonly string[];
  width: number;
  height: number;
  /** The step is on the other side only. */
  absent: boolean;
  current: boolean;
}>;

/** A note at a row, from its own left side and top. */
export function RowNoteMarks({ lines, width, height, absent, current }: MarksProps) {
  const colour = !absent ? 'text' : current ? 'accent' : 'text-2';
  return (
    <>
      {absent ? (
        <Stroke
          d={`M.5 .5H${width - 0.5}V${height - 0.5}H.5Z`}
          colour={current ? 'accent' : 'line-strong'}
          fill="canvas"
          dash="5 4"
        />
      ) : (
        <Frame
          box={{ x: 0.5, y: 0.5, width: width - 1, height: height - 1 }}
          fill="accent-soft"
          stroke="accent"
        />
      )}
      <TextLines
        {...{ x: width / 2, y: (height - lines.length * noteLine) / 2, lines, colour }}
        step={noteLine}
        size={noteSize}
        weight={current && absent ? 600 : 400}
        anchor="middle"
      />
    </>
  );
}
