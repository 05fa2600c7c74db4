import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  defaultScenario,
  expectedRun,
  foldLedger,
  type Scenario,
  scenarioOfSize,
} from '../../engine/index.ts';
import { defaultCompare, type GrowthAxis } from '../../store/compare-view.ts';
import { designs, scenarioOfDesign } from '../../store/designs.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { claimRangeOf } from './claim-range.ts';
import { quantityOf } from './growth-values.ts';
import { type FormulaPoint, formulaOver, lineOf } from './sensitivity.ts';
import { everyAssumption, octetsUnder, optionsOf, switchNames } from './switches.ts';

const base = defaultScenario();
const twice = scenarioOfDesign(base, 'twice');
const once = scenarioOfDesign(base, 'once-two-payloads');

function formula(axis: GrowthAxis, scenario: Scenario): readonly FormulaPoint[] {
  const steps = formulaOver(axis, scenario);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

describe('the sensitivity', () => {
  it('[Keyladder §sensitivity] to who needs floor control: two procedures send half of the share more', () => {
    const of = (scenario: Scenario) =>
      lineOf('floorShare', 'messages', formula('floorShare', scenario), defaultCompare);
    // 100 members, a notification and an OK each; in two procedures the takers once more.
    expect(of(once).map(({ value }) => value)).toEqual(Array(11).fill(200));
    expect(of(twice).map(({ at, value }) => value - 2 * at)).toEqual(Array(11).fill(200));
  });

  it('[Keyladder §sensitivity] to loss: a message lost half the time is sent twice', () => {
    const line = lineOf('loss', 'carrierMessages', formula('loss', twice), defaultCompare);
    // 30 stage 3 messages of three members.
    expect(line.at(0)).toEqual({ at: 0, value: 30 });
    expect(line.find(({ at }) => at === 20)?.value).toBeCloseTo(37.5, 9);
    expect(line.at(-1)).toEqual({ at: 50, value: 60 });
    const seconds = lineOf('loss', 'airSeconds', formula('loss', twice), defaultCompare);
    const octets = octetsUnder(expectedRun(twice).ledger, defaultCompare);
    // Five round trips of 200 ms wait for each other, whatever is lost.
    expect(seconds.at(-1)?.value).toBeCloseTo((2 * octets * 8) / 64_000 + 1, 9);
  });

  it('[Keyladder §sensitivity] to bit rate and round trip: the time on the air', () => {
    const octets = octetsUnder(expectedRun(twice).ledger, defaultCompare);
    const rates = lineOf('bitRate', 'airSeconds', formula('bitRate', twice), defaultCompare);
    expect(rates.find(({ at }) => at === 10)?.value).toBeCloseTo((octets * 8) / 10_000 + 1, 9);
    const trips = lineOf('roundTrip', 'airSeconds', formula('roundTrip', twice), defaultCompare);
    expect(trips.at(0)?.value).toBeCloseTo((octets * 8) / 64_000, 9);
    expect((trips.at(-1)?.value ?? 0) - (trips.at(0)?.value ?? 0)).toBeCloseTo(5 * 2, 9);
  });
});

describe('the switches', () => {
  const ledgers = [twice, once].map((scenario) => expectedRun(scenario).ledger);
  const [first, other] = ledgers;
  if (!first || !other) throw new TypeError('no ledgers');

  it('[Keyladder §assumptions] each says what choosing it changes, and counts what it takes to matter', () => {
    for (const name of switchNames) {
      const options = optionsOf(name, defaultCompare);
      expect(options.filter(({ chosen }) => chosen)).toHaveLength(1);
      const numbers = options.map(({ under }) => octetsUnder(first, under));
      expect([name, new Set(numbers).size]).toEqual([name, options.length]);
      const [, second] = options;
      if (!second) throw new TypeError('no second option');
      const now = optionsOf(name, { ...defaultCompare, ...second.change });
      expect(now.find(({ chosen }) => chosen)?.name).toBe(second.name);
    }
  });

  it('[Keyladder §assumptions] payload alone, carrier with two key documents, 2 × 2 × 2 × 2 networks of each', () => {
    expect(everyAssumption(defaultCompare)).toHaveLength(1 + 2 + 2 * 16);
  });

  it.each(designs)(
    '[Keyladder §assumptions] %s: the formula is the run under all that can be assumed',
    (design) => {
      for (const size of [1, 2]) {
        const scenario = scenarioOfSize(scenarioOfDesign(base, design), size);
        const source = { kind: 'scenario', scenario } as const;
        const run = foldLedger(scenario, actorsOf(source), eventsOf(source));
        const formula = expectedRun(scenario).ledger;
        for (const assumed of everyAssumption(defaultCompare)) {
          const made = { ...defaultCompare, ...assumed };
          expect(octetsUnder(formula, assumed)).toBe(octetsUnder(run, assumed));
          expect(quantityOf('airSeconds', formula, made)).toBe(quantityOf('airSeconds', run, made));
        }
        expect(formula.operations).toEqual(run.operations);
      }
    },
  );

  it('[Keyladder §assumptions] the claim is a range, from the payloads alone to all that makes two dearer', () => {
    const range = claimRangeOf(first, other, defaultCompare);
    expect(range).toMatchObject({ most: 0, carriedBy: 'counting' });
    const percents = everyAssumption(defaultCompare).map((one) => {
      const [a, b] = [octetsUnder(first, one), octetsUnder(other, one)];
      return ((b - a) / a) * 100;
    });
    expect(range?.least).toBeCloseTo(Math.min(...percents), 9);
    // 8,322 octets fewer of 23,703 as written, with both payloads in the second key document.
    expect(range?.now).toBeCloseTo((-8_322 / 23_703) * 100, 9);
    expect(claimRangeOf(first, first, defaultCompare)).toEqual({
      ...{ least: 0, most: 0, now: 0, carriedBy: null },
    });
  });
});
