import type { ComponentProps } from 'react';
import { SvgText } from '../../ui/marks.tsx';
import { textWidth } from './text-width.ts';

/** One line of text of the ladder, as wide as it was laid out. */
export function TextLine(props: ComponentProps<typeof SvgText>) {
  const { text, size, weight = 400 } = props;
  if (text === '') return null;
  const length = textWidth(text, size, weight > 500 ? 'bold' : 'normal');
  return <SvgText length={length} {...props} />;
}

type LinesProps = Omit<ComponentProps<typeof SvgText>, 'text'> &
  Readonly<{ lines: readonly string[]; step: number }>;

/** Lines one under the other from `y` on, `step` apart. */
export function TextLines({ lines, step, y, ...line }: LinesProps) {
  return lines.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text
    <TextLine key={index} {...line} text={text} y={y + (index + 0.5) * step} />
  ));
}
