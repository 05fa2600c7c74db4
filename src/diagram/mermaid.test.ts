// @vitest-environment jsdom
import fc from 'fast-check';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { mermaidOf, mermaidText } from './mermaid.ts';
import { nastyTexts, sequenceWith } from './sequence.fixture.ts';
import { inOneLine } from './sequence.ts';

/** What a viewer shows of an escaped text: entities by name and number read back. */
const shown = (escaped: string) =>
  escaped
    .replaceAll('#lt;', '<')
    .replaceAll('#gt;', '>')
    .replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('a sequence as Mermaid', () => {
  it('[Mermaid sequenceDiagram] is read by Mermaid whatever its texts are', async () => {
    const parsed = await mermaid.parse(mermaidOf(sequenceWith(nastyTexts)));
    expect(parsed).toMatchObject({ diagramType: 'sequence' });
    const text = fc.string({ unit: fc.constantFrom(...nastyTexts.join(''), ' ', 'end', '\n') });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 5, maxLength: 6 }), async (texts) => {
        await mermaid.parse(mermaidOf(sequenceWith(texts)));
      }),
      { numRuns: 10 },
    );
  });

  it('[Mermaid sequenceDiagram] shows its texts as they are', () => {
    for (const text of nastyTexts) {
      const escaped = mermaidText(text);
      expect(shown(escaped)).toBe(inOneLine(text));
      expect(escaped).not.toMatch(/[<>&%$`\\{}\n]|#(?!\d+;|lt;|gt;)|^:?(no)?wrap:/);
    }
    expect(mermaidText('a;b#c<d>e')).toBe('a#59;b#35;c#lt;d#gt;e');
  });

  it('[Mermaid sequenceDiagram] has lifelines by number in the frames of their systems', () => {
    const lifelines = [
      { name: 'UE', system: '' },
      { name: 'A; GMS', system: 'One' },
    ];
    const note = { kind: 'note', over: [0, 1], lines: ['a', 'b'], tone: 'plain' } as const;
    const arrow = { kind: 'arrow', from: 0, to: 1, look: 'lost', lines: ['1. x'] } as const;
    const sequence = { title: 'T', facts: ['f'], link: '', lifelines, parts: [note, arrow] };
    expect(mermaidOf(sequence).split('\n')).toEqual([
      ...['sequenceDiagram', '  title T', '  %% f', '  participant p1 as UE'],
      ...['  box transparent One', '  participant p2 as A#59; GMS', '  end'],
      ...['  Note over p1,p2: a<br/>b', '  p1-xp2: 1. x', ''],
    ]);
  });
});
