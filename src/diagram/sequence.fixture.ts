import type { Sequence, SequencePart } from './sequence.ts';

/** Texts that mean something to a notation, or would break it. */
export const nastyTexts: readonly string[] = [
  ...['a;b#c<d>e&f%g$h`i{j}k', '**b** //i// ""m"" --s-- __u__ ~~w~~ ^x^ ..', "'comment /' x '/"],
  ...['!include x', 'wrap:foo', ':nowrap: foo', '%date() %n \\n \\t', '[[link]] <b>x</b> <U+0041>'],
  ...['end', '-1 =2 +3 @startuml', '"quoted" name', '“curly” «name»', '%%{init: {}}%% %% x'],
  ...[
    'a:b as c',
    '...',
    '||',
    '== x ==',
    'https://a.b/c?d=e#f',
    '* list',
    '| t |',
    '$$x$$ &amp; #35;',
  ],
  ...['~', 'a\\', 'é ◆ ✓ 漢', 'two\nlines\rand\ttabs\u2028more'],
];

/** Every kind of part with its texts. */
export function sequenceWith(texts: readonly string[]): Sequence {
  const text = (at: number) => texts[at % texts.length] ?? '';
  const parts = texts.flatMap((_, at): readonly SequencePart[] => [
    { kind: 'arrow', from: 0, to: 1, look: 'message', lines: [text(at), text(at + 1)] },
    { kind: 'arrow', from: 2, to: 0, look: 'answer', lines: [text(at)] },
    { kind: 'note', over: [1, 2], lines: [text(at), text(at + 1)], tone: 'failed' },
    { kind: 'divider', text: text(at) },
    {
      ...{ kind: 'loop', text: text(at) },
      parts: [
        { kind: 'arrow', from: 1, to: 2, look: 'lost', lines: [text(at)] },
        { kind: 'arrow', from: 2, to: 1, look: 'error', lines: [text(at)] },
        { kind: 'note', over: [0, 0], lines: [text(at)], tone: 'fault' },
      ],
    },
    { kind: 'arrow', from: 2, to: 1, look: 'outside', lines: [text(at)] },
  ]);
  return {
    title: text(0),
    facts: texts,
    link: 'https://example.org/?a=b%20c#v3.ab_c-d',
    lifelines: [
      { name: text(1), system: text(2) },
      { name: text(3), system: text(2) },
      { name: text(4), system: '' },
    ],
    parts,
  };
}
