import { describe, expect, it } from 'vitest';
import { designs } from '../../engine/index.ts';
import enApp from '../../i18n/en/app.json' with { type: 'json' };
import enCompare from '../../i18n/en/compare.json' with { type: 'json' };
import enDesigns from '../../i18n/en/designs.json' with { type: 'json' };
import enFaults from '../../i18n/en/faults.json' with { type: 'json' };
import frApp from '../../i18n/fr/app.json' with { type: 'json' };
import frCompare from '../../i18n/fr/compare.json' with { type: 'json' };
import frDesigns from '../../i18n/fr/designs.json' with { type: 'json' };
import frFaults from '../../i18n/fr/faults.json' with { type: 'json' };
import { stage3Rows } from './clause-rows.ts';

const catalogues = [
  ['en', enApp, enCompare, enDesigns, enFaults],
  ['fr', frApp, frCompare, frDesigns, frFaults],
] as const;

describe.each(catalogues)('the words of the designs in %s', (_, app, compare, own, faults) => {
  it.each(designs.map((design) => [design.name, design] as const))(
    '[Keyladder §designs] %s',
    (name, design) => {
      const { design: long, designShort } = compare.compare;
      const words: Readonly<Record<string, string>> = own.designs.choice;
      const texts: readonly unknown[] = [
        ...[long[name], designShort[name], faults.faults.ui.designs[name]],
        app.app.topBar.gmkModes[design.says.gmkMode],
        ...Object.keys(design.choices).map((choice) => words[choice]),
      ];
      expect(texts.filter((text) => typeof text !== 'string' || text === '')).toEqual([]);
    },
  );

  it('[Keyladder §designs] has no word that no design uses', () => {
    const used = new Set<string>(designs.flatMap(({ choices }) => Object.keys(choices)));
    expect(Object.keys(own.designs.choice).filter((choice) => !used.has(choice))).toEqual([]);
  });
});

describe('the changes of stage 3 that designs need', () => {
  it('[Keyladder §designs] are rows of the Clauses view, and each of those is needed by one', () => {
    const needed = new Set<string>(designs.flatMap(({ stage3 }) => [...stage3]));
    expect(stage3Rows.map(({ name }) => name).sort()).toEqual([...needed].sort());
  });
});
