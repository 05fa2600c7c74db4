import type { Span } from '../paper/diff-words.ts';

const elements = { same: 'span', inserted: 'ins', deleted: 'del' } as const;

/** A text with the words that a change takes out and puts in. */
export function MarkedSpans({ spans }: Readonly<{ spans: readonly Span[] }>) {
  return spans.map(({ change, text }, at) => {
    const Element = elements[change];
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
    return <Element key={at}>{text}</Element>;
  });
}
