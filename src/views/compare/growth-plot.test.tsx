import { describe, expect, it } from 'vitest';
import { defaultScenario, expectedRun } from '../../engine/index.ts';
import { createFormats } from '../../i18n/formats.ts';
import { defaultCompare } from '../../store/compare-view.ts';
import { designs, scenarioOfDesign } from '../../store/designs.ts';
import { lightColours } from '../../ui/light-colours.ts';
import { loadSvgWriter } from '../../ui/svg-writer.tsx';
import { PlotDocument } from './growth-plot.tsx';
import { openingQuantity, quantityOf } from './growth-values.ts';
import { evenAxis, formulaSizes, logAxis, runSizes } from './plot-scale.ts';

const base = defaultScenario();

describe('the plot', () => {
  it('[Keyladder §growth] opens on a quantity in which the two designs differ, where there is one', () => {
    const sides = designs.map((design) => {
      return [design, expectedRun(scenarioOfDesign(base, design))] as const;
    });
    for (const [left, leftRun] of sides) {
      for (const [right, rightRun] of sides) {
        const opened = openingQuantity('members', [[leftRun], [rightRun]], defaultCompare);
        const [a, b] = [leftRun, rightRun].map(({ ledger }) =>
          quantityOf(opened, ledger, defaultCompare),
        );
        expect([left, right, a === b]).toEqual([left, right, left === right]);
      }
    }
    const [twice, once] = (['twice', 'once-two-payloads'] as const).map(
      (design) => sides.find(([name]) => name === design)?.[1],
    );
    if (!twice || !once) throw new TypeError('no such design');
    expect(quantityOf('octets', twice.ledger, defaultCompare)).toBe(
      quantityOf('octets', once.ledger, defaultCompare),
    );
    expect(openingQuantity('members', [[twice], [once]], defaultCompare)).toBe('carrierOctets');
    expect(openingQuantity('loss', [[twice], [once]], defaultCompare)).toBe('carrierMessages');
    expect(openingQuantity('members', [[twice], [twice], [once]], defaultCompare)).toBe(
      'carrierOctets',
    );
    // Payloads alone tell one key from two, and not twice from once.
    const [[, single] = []] = sides;
    if (!single) throw new TypeError('no such design');
    expect(openingQuantity('members', [[twice], [once], [single]], defaultCompare)).toBe(
      'carrierOctets',
    );
  });

  it('[Keyladder §compare] a decade takes the same room everywhere, axes end at decades', () => {
    const axis = logAxis([735, 9_000_000], 300, 0);
    expect([axis.from, axis.to, axis.ticks.length]).toEqual([100, 10_000_000, 6]);
    expect(axis.at(100)).toBeCloseTo(300, 9);
    expect(axis.at(1_000)).toBeCloseTo(240, 9);
    expect(axis.at(10_000_000)).toBeCloseTo(0, 9);
    expect(logAxis([], 0, 1).ticks.length).toBeGreaterThan(1);
  });

  it('[Keyladder §compare] even steps begin at 0 and end behind the largest value', () => {
    const axis = evenAxis([3, 50], 0, 100);
    expect([axis.from, axis.to, axis.ticks]).toEqual([0, 50, [0, 10, 20, 30, 40, 50]]);
    expect(axis.at(25)).toBe(50);
    expect(evenAxis([0.7], 0, 1).ticks.at(-1)).toBeGreaterThanOrEqual(0.7);
    expect(evenAxis([], 0, 1).ticks.length).toBeGreaterThan(1);
  });

  it('[Keyladder §compare] the line goes from the smallest group to the largest', () => {
    expect(formulaSizes(2, 100)).toEqual([2, 3, 5, 10, 20, 30, 50, 100]);
    for (const least of [1, 2]) {
      const run = [...runSizes.first, ...runSizes.large].map((size) => Math.max(size, least));
      expect(formulaSizes(least, 10_000)).toEqual(expect.arrayContaining(run));
    }
    expect(formulaSizes(1, 10_000).at(-1)).toBe(10_000);
  });

  it('[Keyladder §compare] as a file it has the light colours, and its texts', async () => {
    const write = await loadSvgWriter();
    const points = [
      { at: 1, value: 10 },
      { at: 10, value: 100 },
    ];
    const series = [{ name: 'one & two', formula: points, runs: points }];
    const plotWords = {
      title: 'Octets',
      x: 'Members',
      y: 'a < b',
      number: createFormats('en').number,
    };
    const svg = write(<PlotDocument series={series} words={plotWords} logarithmic={[1, 10_000]} />);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const text of ['Members', 'a &lt; b', 'one &amp; two', '1,000']) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg).toContain(`fill="${lightColours['text-2']}"`);
    expect(svg).not.toMatch(/var\(|NaN/);
  });
});
