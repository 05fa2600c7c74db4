import { describe, expect, it } from 'vitest';
import en from '../i18n/en/app.json' with { type: 'json' };
import { digitOf } from '../ui/byte-grid.tsx';
import { moveOffset } from '../ui/grid-rows.ts';
import { treeKey } from '../ui/tree-keys.ts';
import { gridMove } from './grid-move.ts';
import { keyPlaces, keyWords } from './help/key-places.ts';
import { pageKeys } from './key-action.ts';

type Place = keyof typeof keyPlaces;

/** Keys that some part of the page could use. */
const candidates = [
  ...['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Enter', ' ', 'Escape', 'Tab', 'Delete', 'Backspace', '?', 'g'],
  ...['Ctrl+Home', 'Ctrl+End'],
];
const listed = (place: Place): string[] => Object.values(keyPlaces[place]).flat();
const used = (uses: (key: string) => boolean) => candidates.filter(uses).sort();
const plain = (place: Place) =>
  [...new Set(listed(place))].filter((key) => candidates.includes(key));

describe('the keys in the help', () => {
  it('are all those of the page', () => {
    expect(listed('page')).toEqual(expect.arrayContaining(Object.keys(pageKeys)));
    for (const [name, keys] of Object.entries(keyPlaces.page)) {
      const actions = keys.flatMap((key) => pageKeys[key as keyof typeof pageKeys] ?? []);
      expect(new Set(actions).size, name).toBeLessThanOrEqual(1);
    }
  });

  it('are those of octets, fields and the table of key custody, and no others', () => {
    const children = [{ path: 'A.b' }];
    const field = { path: 'A', children };
    const rows = [
      { field, level: 1, open: true },
      { field: { path: 'A.b', children: [] }, level: 2, open: false },
    ] as unknown as Parameters<typeof treeKey>[1];
    expect(used((key) => moveOffset(key, 20, 8, 400) !== null)).toEqual(plain('octets').sort());
    expect(used((key) => treeKey(key, rows, 0) !== null)).toEqual(plain('fields').sort());
    const at = { row: 1, column: 1 };
    const cell = used((key) => gridMove(key, at, 9, 9, 3) !== null);
    // Enter presses the cell, which is a button.
    expect([...cell, 'Enter'].sort()).toEqual(plain('custody').sort());
    expect(plain('reads').sort()).toEqual(plain('custody').sort());
  });

  it('are the digits that the editor takes', () => {
    const digits = [...'0123456789ABCDEF'];
    const taken = [...'0123456789ABCDEFGZ'].filter((key) => digitOf(key) !== null);
    expect(taken).toEqual(digits);
    expect(listed('editor')).toEqual(expect.arrayContaining(['0-9', 'A-F']));
  });

  it('all say what they do, and each of their words is needed', () => {
    const { does, places, keyNames } = en.app.help;
    const names = (of: object) => Object.keys(of).sort();
    expect(names(places)).toEqual(names(keyPlaces));
    for (const [place, keys] of Object.entries(keyPlaces)) {
      expect(names(does[place as Place])).toEqual(names(keys));
    }
    const asked = new Set<string>();
    for (const place of Object.keys(keyPlaces) as Place[]) {
      for (const key of listed(place)) {
        keyWords(key, (name) => {
          asked.add(name);
          return name;
        });
      }
    }
    expect([...asked].sort()).toEqual(names(keyNames));
  });
});
