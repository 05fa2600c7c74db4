import { describe, expect, it } from 'vitest';
import { defaultScenario, expectedRun } from '../../engine/index.ts';
import { defaultCompare } from '../../store/compare-view.ts';
import { designs, scenarioOfDesign } from '../../store/designs.ts';
import { openingQuantity, quantityOf } from './growth-values.ts';
import { formulaSizes, logAxis, runSizes } from './plot-scale.ts';
import { lightStyles, svgFile } from './plot-svg.ts';

const base = defaultScenario();

describe('the plot', () => {
  it('[Keyladder §growth] opens on a quantity in which the two designs differ, where there is one', () => {
    const sides = designs.map((design) => {
      return [design, expectedRun(scenarioOfDesign(base, design))] as const;
    });
    for (const [left, leftRun] of sides) {
      for (const [right, rightRun] of sides) {
        const opened = openingQuantity(leftRun, rightRun, defaultCompare);
        const [a, b] = [leftRun, rightRun].map(({ ledger }) =>
          quantityOf(opened, ledger, defaultCompare),
        );
        expect([left, right, a === b]).toEqual([left, right, left === right]);
      }
    }
    const [, twice, once] = sides.map(([, run]) => run);
    if (!twice || !once) throw new TypeError('no such design');
    expect(quantityOf('octets', twice.ledger, defaultCompare)).toBe(
      quantityOf('octets', once.ledger, defaultCompare),
    );
    expect(openingQuantity(twice, once, defaultCompare)).toBe('carrierOctets');
  });

  it('[Keyladder §compare] a decade takes the same room everywhere, axes end at decades', () => {
    const axis = logAxis([735, 9_000_000], 300, 0);
    expect([axis.from, axis.to, axis.ticks.length]).toEqual([100, 10_000_000, 6]);
    expect(axis.at(100)).toBeCloseTo(300, 9);
    expect(axis.at(1_000)).toBeCloseTo(240, 9);
    expect(axis.at(10_000_000)).toBeCloseTo(0, 9);
    expect(logAxis([], 0, 1).ticks.length).toBeGreaterThan(1);
  });

  it('[Keyladder §compare] the line goes from the smallest group to the largest', () => {
    expect(formulaSizes(2, 100)).toEqual([2, 3, 5, 10, 20, 30, 50, 100]);
    for (const least of [1, 2]) {
      const run = [...runSizes.first, ...runSizes.large].map((size) => Math.max(size, least));
      expect(formulaSizes(least, 10_000)).toEqual(expect.arrayContaining(run));
    }
    expect(formulaSizes(1, 10_000).at(-1)).toBe(10_000);
  });

  it('[Keyladder §compare] as a file it has values for its variables, and its texts', () => {
    const markup =
      '<svg role="img" aria-label="x" class="a"><text fill="var(--kl-text)">Members</text></svg>';
    const styles = { getPropertyValue: (name: string) => (name === '--kl-text' ? ' #123' : '') };
    expect(svgFile(markup, styles)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<svg xmlns="http://www.w3.org/2000/svg"><text fill="#123">Members</text></svg>\n',
    );
  });

  it('[Keyladder §compare] as a file it has the light colours, whatever the page shows', () => {
    const tokens = ':root {\n  --a: #111111;\n}\n:root[data-x="dark"] {\n  --a: #eeeeee;\n}';
    expect(svgFile('<svg fill="var(--a)"/>', lightStyles(tokens))).toContain('fill="#111111"');
  });
});
