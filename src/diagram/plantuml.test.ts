import { describe, expect, it } from 'vitest';
import { plantUmlOf, plantUmlText } from './plantuml.ts';
import { nastyTexts, sequenceWith } from './sequence.fixture.ts';
import { inOneLine } from './sequence.ts';

/** What PlantUML shows of a text: characters by their number. */
const shown = (escaped: string) =>
  escaped.replace(/<U\+([0-9A-F]{4})>/g, (_, code: string) =>
    String.fromCodePoint(parseInt(code, 16)),
  );

describe('a sequence as PlantUML', () => {
  it('[PlantUML Creole] shows its texts as they are, without quotes inside a name', () => {
    for (const text of nastyTexts) {
      const escaped = plantUmlText(text);
      expect(shown(escaped)).toBe(inOneLine(text));
      const bare = escaped.replace(/<U\+[0-9A-F]{4}>/g, '');
      expect(bare).not.toMatch(/["“”«»~\\%<>[\]{}|$&#^\n]|\*\*|\/\/|--|__|''|==|\.\./);
      expect(escaped).not.toMatch(/^[!'@*=.]/);
    }
  });

  it('[PlantUML sequence] closes what it opens', () => {
    const lines = plantUmlOf(sequenceWith(nastyTexts)).split('\n');
    const count = (start: RegExp) => lines.filter((line) => start.test(line)).length;
    expect([lines[0], lines.at(-2)]).toEqual(['@startuml', '@enduml']);
    expect([count(/^loop /), count(/^box "[^"]*" #/)]).toEqual([nastyTexts.length, 1]);
    expect([count(/^end$/), count(/^end box$/)]).toEqual([nastyTexts.length, 1]);
    expect(count(/^participant "[^"]*" as p[123]$/)).toBe(3);
    expect(count(/^(participant|p\d|note|loop|box|end|==|'|@|skinparam|caption|$)/)).toBe(
      lines.length,
    );
  });
});
