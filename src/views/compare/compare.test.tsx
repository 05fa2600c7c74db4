import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  airTime,
  contextFor,
  createCarrier,
  decodeMessage,
  defaultPartnerSystem,
  defaultScenario,
  expectedRun,
  foldLedger,
  runSource,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import compareTexts from '../../i18n/en/compare.json' with { type: 'json' };
import { alignTraces } from '../../store/align-traces.ts';
import { type Design, scenarioOfDesign } from '../../store/designs.ts';
import { lightColours } from '../../ui/light-colours.ts';
import { loadSvgWriter } from '../../ui/svg-writer.tsx';
import { createActorNames } from '../actor-names.ts';
import { claimOf } from './claim.ts';
import { exportContext } from './export-context.ts';
import { type LedgerWords, ledgerCsv, ledgerMarkdown } from './export-text.ts';
import { PlotDocument } from './growth-plot.tsx';
import { type LedgerRow, ledgerRows } from './ledger-rows.ts';
import { signedNumber } from './numbers.ts';
import { formulaSizes, logAxis, runSizes } from './plot-scale.ts';
import { standingWords, stopWords } from './stop-words.ts';

const base = defaultScenario();
const regroup: Scenario = {
  ...base,
  procedure: 'group-regroup',
  systems: [...base.systems, defaultPartnerSystem()],
};
const channel = { kilobitsPerSecond: 64, roundTripMilliseconds: 200 };

function runOf(scenario: Scenario, design: Design) {
  const made = scenarioOfDesign(scenario, design);
  const source = { kind: 'scenario' as const, scenario: made };
  const events = [
    ...runSource(
      source,
      contextFor(source, () => 0),
    ),
  ];
  const ledger = foldLedger(made, actorsOf(source), events);
  const expected = expectedRun(made);
  return { made, events, ledger, expected, time: airTime(expected, ledger.airOctets, channel) };
}

const words: LedgerWords = {
  heads: ['Quantity', 'Unit', 'Twice', 'Once, two', 'Difference', 'Percent'],
  countOf: (count) => compareTexts.compare.count[count],
  unitOf: (unit) => compareTexts.compare.unit[unit],
};

/** Numbers of a ledger counted again from the octets and ids of the trace, without its folds. */
function recount(run: ReturnType<typeof runOf>): Record<string, number> {
  const counted = run.events.filter((event) => event.step !== 'use' && event.step !== 0);
  const ids = (part: string) => counted.filter(({ id }) => id.includes(part)).length;
  const messages = counted.filter(
    (event): event is TraceEvent & { kind: 'message' } => event.kind === 'message',
  );
  const payloads = messages.flatMap((message) => message.payloads);
  const actors = actorsOf({ kind: 'scenario', scenario: run.made });
  const texts = messages.flatMap(
    createCarrier(run.made, (id) => actors.find((actor) => actor.id === id)),
  );
  const readable = payloads.filter(({ sent }) => decodeMessage(sent).failure === null);
  return {
    notifications: ids('.message.notification'),
    oks: ids('.message.ok'),
    errors: ids('.message.error'),
    payloads: readable.length,
    octets: Buffer.concat(payloads.map(({ sent }) => Buffer.from(sent))).length,
    carrierOctets: texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    signatures: ids('.compute.eccsi-sign'),
    verifications: ids('.compute.eccsi-verify'),
    encapsulations: ids('.compute.sakke-encapsulate'),
    decapsulations: ids('.compute.sakke-decapsulate'),
    keysStored: counted.filter(({ kind }) => kind === 'store').length,
  };
}

/** The numbers of a CSV by its first column. */
function csvNumbers(csv: string, column: number): Record<string, number> {
  const lines = csv.trimEnd().split('\r\n').slice(1);
  return Object.fromEntries(
    lines.map((line) => {
      const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, ''));
      return [cells?.[0]?.replaceAll('"', ''), Number(cells?.[column])];
    }),
  );
}

describe.each([
  ['provisioning', base],
  ['regroup', regroup],
] as const)('the ledger of the %s', (_, scenario) => {
  const left = runOf(scenario, 'twice');
  const right = runOf(scenario, 'once-two-keys');
  const rows = ledgerRows(left, right);

  it('[pCR 33.179 §7.4.2] screen, CSV and a recount from the octets agree', () => {
    const csv = ledgerCsv(rows, words, []);
    for (const [side, run, column] of [
      ['left', left, 2],
      ['right', right, 3],
    ] as const) {
      for (const [count, value] of Object.entries(recount(run))) {
        const row = rows.find((one) => one.count === count);
        expect([count, row?.[side]]).toEqual([count, value]);
        const name = words.countOf(count as LedgerRow['count']);
        expect([count, csvNumbers(csv, column)[name]]).toEqual([count, value]);
      }
    }
  });

  it('[pCR 33.179 §7.4.2] half the notifications and OKs, half the signatures', () => {
    const percent = (count: string) => rows.find((row) => row.count === count)?.difference?.percent;
    for (const count of ['notifications', 'oks', 'payloads', 'signatures', 'verifications']) {
      expect([count, percent(count)]).toEqual([count, -50]);
    }
    expect(percent('encapsulations')).toBe(0);
  });
});

describe('the claim', () => {
  it('[pCR 33.179 §7.4.4.3] counts N + 1 + M receivers in the regroup', () => {
    const [left, right] = [runOf(regroup, 'twice'), runOf(regroup, 'once-two-payloads')];
    const side = ({ ledger, expected }: typeof left) => ({ totals: ledger.totals, expected });
    const claim = claimOf(regroup, side(left), side(right));
    expect(claim).toMatchObject({ members: 3, partners: 3, change: 'fewer' });
    expect(claim.left).toEqual({ notifications: 14, oks: 14, errors: 0, factor: 2 });
    expect(claim.right).toEqual({ notifications: 7, oks: 7, errors: 0, factor: 1 });
  });

  it('[pCR 33.179 §7.4.2] names no formula where a check failed', () => {
    const failing = { ...base, clockSkewSeconds: { ue1: 400 } };
    const run = runOf(failing, 'twice');
    const side = { totals: run.ledger.totals, expected: run.expected };
    expect(claimOf(failing, side, side).left).toMatchObject({ oks: 4, errors: 2, factor: null });
  });
});

describe('tables for other programs', () => {
  const rows: readonly LedgerRow[] = [
    {
      count: 'memberSeconds',
      unit: 's',
      left: 1 / 3,
      right: 2,
      difference: { absolute: 5 / 3, percent: 500 },
    },
    { count: 'readersMedia', unit: 'parties', left: null, right: 1234, difference: null },
  ];
  const heads = ['Quantity', 'Unit', 'a "b"', 'c|d', 'Difference', 'Percent'] as const;

  it('[RFC 4180 §2] CSV: CRLF, quotes where needed, plain numbers, nothing where there is none', () => {
    const seed = { name: 'Seed', unit: '', value: '0a' };
    const rate = { name: 'Bit rate', unit: 'kbit/s', value: '64' };
    expect(ledgerCsv(rows, { ...words, heads }, [seed, rate])).toBe(
      'Quantity,Unit,"a ""b""",c|d,Difference,Percent\r\n' +
        '"Time on the air, first member alone",s,0.333333,2,1.666667,500\r\n' +
        'Parties with the media GMK in clear,parties,,1234,,\r\n' +
        'Seed,,0a,0a,,\r\nBit rate,kbit/s,64,64,,\r\n',
    );
  });

  it('[Keyladder §compare] Markdown: a bar inside a cell is escaped', () => {
    expect(
      ledgerMarkdown(
        rows,
        { ...words, heads },
        [{ name: 'Bit rate', unit: 'kbit/s', value: '64' }],
        'Figure 7.4.2-1',
      )
        .split('\n')
        .slice(0, 6),
    ).toEqual([
      '## Figure 7.4.2-1',
      '',
      '- Bit rate: 64 kbit/s',
      '',
      '| Quantity | Unit | a "b" | c\\|d | Difference | Percent |',
      '| --- | --- | ---: | ---: | ---: | ---: |',
    ]);
  });

  it('[Keyladder §compare] name figure, members, profile, seed and channel', () => {
    const t = (key: string, values: Record<string, unknown> = {}) =>
      [key.split('.').at(-1), ...Object.values(values)].join(' ');
    const made = { ...regroup, profile: 'ts-33.180' as const, mkiInSpi: true };
    const facts = exportContext(made, channel, t).map(({ name, value, unit }) => [
      name,
      ...(unit ? [value, unit] : [value]),
    ]);
    expect(facts).toEqual([
      ['figure', 'regroup'],
      ['members', '3'],
      ['partners', '3'],
      ['profile', 'spi hidden 180'],
      ['marking', 'text'],
      ['seed', made.seed],
      ['bitRate', '64', 'kbit/s'],
      ['roundTrip', '200', 'ms'],
    ]);
    const single = exportContext({ ...base, clockSkewSeconds: { ue1: 1 } }, channel, t);
    expect(single.map(({ name }) => name)).not.toContain('partners');
    expect(single.map(({ name }) => name)).toContain('faults');
  });

  it('[Keyladder §compare] a difference has a true minus, and no sign when it rounds to nothing', () => {
    expect([signedNumber(-1234), signedNumber(12), signedNumber(-0.001, 2)]).toEqual([
      '−1,234',
      '+12',
      '0',
    ]);
  });
});

describe('the plot', () => {
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

  it('[Keyladder §compare] as a file it has the light colours, and its texts', async () => {
    const write = await loadSvgWriter();
    const points = [
      { size: 1, value: 10 },
      { size: 10, value: 100 },
    ];
    const series = [{ name: 'one & two', formula: points, runs: points }];
    const plotWords = { title: 'Octets', x: 'Members', y: 'a < b' };
    const svg = write(<PlotDocument series={series} words={plotWords} />);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const text of ['Members', 'a &lt; b', 'one &amp; two', '1,000']) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg).toContain(`fill="${lightColours['text-2']}"`);
    expect(svg).not.toMatch(/var\(|NaN/);
  });
});

describe('the stops', () => {
  const runs = [runOf(base, 'single'), runOf(base, 'twice')] as const;
  const t = (key: string, values: Record<string, unknown> = {}) => `${key} ${values.step ?? ''}`;
  const names = createActorNames(t, false, { primary: 3, partner: 0 });
  const stops = alignTraces(runs[0].events, runs[1].events);

  it('[Keyladder §compare] an answer counts no octets on either side, nor where it stands alone', () => {
    const answers = stops.filter(({ event }) => event.kind === 'message' && event.name === 'ok');
    expect(answers).toHaveLength(6);
    const words = answers.map((stop) => [
      standingWords(stop, 'same', false),
      standingWords(stop, 'only', false),
      standingWords(stop, 'size', false),
      standingWords(stop, 'waits', false),
    ]);
    expect(new Set(words.map(String))).toEqual(new Set(['answers,onlyAnswer,otherAnswer,waits']));
  });

  it('[Keyladder §compare] what the second procedure sends says so', () => {
    const said = (of: (typeof stops)[number]) => stopWords(of.event, names, t);
    const notified = stops.filter(
      ({ event }) => event.kind === 'message' && event.name === 'notification',
    );
    expect(notified.map(said)).toEqual([
      ...Array(3).fill('compare.stop.message 1'),
      ...Array(3).fill('compare.stop.again 1'),
    ]);
  });
});
