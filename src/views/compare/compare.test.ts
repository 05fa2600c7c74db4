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
  type KeyDocument,
  runSource,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import en from '../../i18n/en.json' with { type: 'json' };
import { alignTraces } from '../../store/align-traces.ts';
import { type Design, designs, scenarioOfDesign } from '../../store/designs.ts';
import { createActorNames } from '../actor-names.ts';
import { claimOf } from './claim.ts';
import { exportContext } from './export-context.ts';
import { type LedgerWords, ledgerCsv, ledgerMarkdown } from './export-text.ts';
import { openingQuantity, quantityOf } from './growth-values.ts';
import { countKey, type LedgerRow, ledgerRows } from './ledger-rows.ts';
import { limits, limitsOf } from './limits.ts';
import { roundedTo, signedNumber } from './numbers.ts';
import { formulaSizes, logAxis, runSizes } from './plot-scale.ts';
import { lightStyles, svgFile } from './plot-svg.ts';
import { standingWords, stopWords } from './stop-words.ts';

const base = defaultScenario();
const regroup: Scenario = {
  ...base,
  procedure: 'group-regroup',
  systems: [...base.systems, defaultPartnerSystem()],
};
const channel = { kilobitsPerSecond: 64, roundTripMilliseconds: 200 };
const assumptions = { ...channel, keyDocument: 'both-payloads' as const };

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
  const time = airTime(ledger.carrier, 'both-payloads', channel);
  return { made, events, ledger, expected: expectedRun(made), time };
}

/** A text of the catalogue by its key. */
function text(key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], en);
  if (typeof found !== 'string') throw new TypeError(`no text ${key}`);
  return found;
}

const words: LedgerWords = {
  heads: ['Quantity', 'Unit', 'Twice', 'Once, two', 'Difference', 'Percent'],
  countOf: (count) => text(countKey(count)),
  unitOf: (unit) => en.compare.unit[unit],
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
  const octetsIn = (keyDocument: KeyDocument) =>
    messages
      .flatMap(
        createCarrier(run.made, (id) => actors.find((actor) => actor.id === id), keyDocument),
      )
      .reduce((sum, carried) => sum + Buffer.byteLength(carried.text), 0);
  const readable = payloads.filter(({ sent }) => decodeMessage(sent).failure === null);
  return {
    notifications: ids('.message.notification'),
    oks: ids('.message.ok'),
    errors: ids('.message.error'),
    payloads: readable.length,
    octets: Buffer.concat(payloads.map(({ sent }) => Buffer.from(sent))).length,
    carrierOctetsBoth: octetsIn('both-payloads'),
    carrierOctetsNew: octetsIn('new-payload'),
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
    const csv = ledgerCsv(rows, words, [], []);
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
    const claim = claimOf(regroup, left, right);
    expect(claim).toMatchObject({ members: 3, partners: 3, verdict: 'fewer' });
    const none = { errors: 0, keysStored: 14, keysPlanned: 14 };
    // Six UEs with six and four messages each, and a POST with its answer each time.
    expect(claim.left).toEqual({
      ...none,
      ...{ notifications: 14, oks: 14, carrierMessages: 64, factor: 2 },
    });
    expect(claim.right).toEqual({
      ...none,
      ...{ notifications: 7, oks: 7, carrierMessages: 38, factor: 1 },
    });
    expect(claimOf(regroup, right, left).verdict).toBe('more');
    expect(claimOf(regroup, right, right).verdict).toBe('same');
  });

  it('[pCR 33.179 §7.4.2] names no formula and no saving where a check failed', () => {
    const failing = { ...base, clockSkewSeconds: { ue1: 400 } };
    const claim = claimOf(failing, runOf(failing, 'twice'), runOf(failing, 'once-two-payloads'));
    expect(claim.left).toMatchObject({ oks: 4, errors: 2, factor: null });
    expect(claim.left).toMatchObject({ keysStored: 4, keysPlanned: 6 });
    expect(claim.verdict).toBe('notAsPlanned');
  });

  it('[pCR 33.179 §7.4.2] of a run that stored no key it says that there is nothing to compare', () => {
    const refused = { ...base, clockSkewSeconds: { ue1: 400, ue2: 400, ue3: 400 } };
    const [left, right] = [runOf(refused, 'twice'), runOf(refused, 'once-two-payloads')];
    expect(left.ledger.totals.messages).toBeGreaterThan(right.ledger.totals.messages);
    expect(claimOf(refused, left, right).verdict).toBe('nothing');
    expect(claimOf(refused, runOf(base, 'twice'), right).verdict).toBe('nothingRight');
    expect(claimOf(refused, left, runOf(base, 'once-two-payloads')).verdict).toBe('nothingLeft');
    for (const verdict of ['nothing', 'nothingLeft', 'nothingRight', 'notAsPlanned'] as const) {
      expect(en.compare.claim[verdict]).not.toMatch(/fewer|more messages/);
    }
  });
});

describe('tables for other programs', () => {
  const rows: readonly LedgerRow[] = [
    {
      count: 'memberSeconds',
      unit: 's',
      part: 'time',
      left: 1 / 3,
      right: 2,
      difference: { absolute: 5 / 3, percent: 500 / 3 },
    },
    {
      count: 'readersMedia',
      unit: 'parties',
      part: 'keys',
      left: null,
      right: 1234,
      difference: null,
    },
  ];
  const heads = ['Quantity', 'Unit', 'a "b"', 'c|d', 'Difference', 'Percent'] as const;

  it('[RFC 4180 §2] CSV: CRLF, quotes where needed, plain numbers, nothing where there is none', () => {
    const seed = { name: 'Seed', unit: '', value: '0a' };
    const rate = { name: 'Bit rate', unit: 'kbit/s', value: '64' };
    const limit = { name: 'Not counted', text: 'TLS, and TCP' };
    expect(ledgerCsv(rows, { ...words, heads }, [seed, rate], [limit])).toBe(
      'Quantity,Unit,"a ""b""",c|d,Difference,Percent\r\n' +
        '"Time on the air, first member alone",s,0.333333,2,1.666667,166.7\r\n' +
        'Parties with the media GMK in clear,parties,,1234,,\r\n' +
        'Seed,,0a,0a,,\r\nBit rate,kbit/s,64,64,,\r\n' +
        'Not counted,,"TLS, and TCP","TLS, and TCP",,\r\n',
    );
  });

  it('[Keyladder §compare] Markdown: a bar inside a cell is escaped', () => {
    const lines = ledgerMarkdown(
      rows,
      { ...words, heads },
      [{ name: 'Bit rate', unit: 'kbit/s', value: '64' }],
      [{ name: 'Not counted', text: 'TLS' }],
      'Figure 7.4.2-1',
    ).split('\n');
    expect(lines.slice(6)).toEqual([
      '| Time on the air, first member alone | s | 0.333333 | 2 | 1.666667 | 166.7 |',
      '| Parties with the media GMK in clear | parties |  | 1234 |  |  |',
      '',
      '- Not counted: TLS',
      '',
    ]);
    expect(lines.slice(0, 6)).toEqual([
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
    const facts = exportContext(made, assumptions, t).map(({ name, value, unit }) => [
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
      ['keyDocument', 'both-payloads'],
      ['bitRate', '64', 'kbit/s'],
      ['roundTrip', '200', 'ms'],
    ]);
    const single = exportContext({ ...base, clockSkewSeconds: { ue1: 1 } }, assumptions, t);
    expect(single.map(({ name }) => name)).not.toContain('partners');
    expect(single.map(({ name }) => name)).toContain('faults');
  });

  it('[Keyladder §compare] a percentage is the one on the screen', () => {
    for (const value of [-30.049, -0.25, 0.04, -0.04, 12.35, 50, -100 / 3]) {
      const shown = signedNumber(value, 1).replace('−', '-').replace('+', '');
      expect([value, roundedTo(value, 1)]).toEqual([value, Number(shown)]);
    }
  });

  it('[Keyladder §compare] CSV and Markdown name every limit that the screen names', () => {
    const named = limitsOf(text);
    expect(named).toHaveLength(limits.counted.length + limits.notCounted.length);
    const csv = ledgerCsv(rows, words, [], named);
    const markdown = ledgerMarkdown(rows, words, [], named, 'Figure 7.4.2-1');
    for (const limit of named) {
      expect(csv).toContain(limit.text);
      expect(markdown).toContain(`- ${limit.name}: ${limit.text}`);
    }
    for (const told of [/SUBSCRIBE/, /TLS/, /TCP/, /Retries/, /KMS/, /OK or error of a UE/]) {
      expect(
        named
          .filter((limit) => limit.name === 'Not counted')
          .map((limit) => limit.text)
          .join(),
      ).toMatch(told);
    }
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
  it('[Keyladder §growth] opens on a quantity in which the two designs differ, where there is one', () => {
    const sides = designs.map((design) => {
      return [design, expectedRun(scenarioOfDesign(base, design))] as const;
    });
    for (const [left, leftRun] of sides) {
      for (const [right, rightRun] of sides) {
        const opened = openingQuantity(leftRun, rightRun, assumptions);
        const [a, b] = [leftRun, rightRun].map(({ ledger }) =>
          quantityOf(opened, ledger, assumptions),
        );
        expect([left, right, a === b]).toEqual([left, right, left === right]);
      }
    }
    const [, twice, once] = sides.map(([, run]) => run);
    if (!twice || !once) throw new TypeError('no such design');
    expect(quantityOf('octets', twice.ledger, assumptions)).toBe(
      quantityOf('octets', once.ledger, assumptions),
    );
    expect(openingQuantity(twice, once, assumptions)).toBe('carrierOctets');
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
