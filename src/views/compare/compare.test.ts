import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  airTime,
  atAct,
  createCarrier,
  decodeMessage,
  defaultPartnerSystem,
  defaultScenario,
  expectedRun,
  foldLedger,
  harmsOf,
  inFigureOrder,
  type KeyDocument,
  keptState,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import compareTexts from '../../i18n/en/compare.json' with { type: 'json' };
import { alignTraces } from '../../store/align-traces.ts';
import { type Design, scenarioOfDesign } from '../../store/designs.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { createActorNames } from '../actor-names.ts';
import { tableCsv } from '../table-text.ts';
import { claimOf } from './claim.ts';
import { designHeads, ledgerTable } from './export-text.ts';
import { type LedgerRow, ledgerRows } from './ledger-rows.ts';
import { text, words } from './ledger-words.fixture.ts';
import { rangeWords } from './range-text.tsx';
import { rowNotes, standingText, stopWords } from './stop-words.ts';
import type { SwitchName } from './switches.ts';

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
  const events = eventsOf(source);
  const ledger = foldLedger(made, actorsOf(source), events);
  const time = airTime(ledger.carrier, 'both-payloads', channel);
  const expected = expectedRun(made);
  return { made, scenario: made, events, ledger, expected, harms: harmsOf(events), time };
}

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
    const csv = tableCsv(ledgerTable(rows, words, [], [], 'Ledger'));
    for (const [side, run, column] of [
      [0, left, 2],
      [1, right, 3],
    ] as const) {
      for (const [count, value] of Object.entries(recount(run))) {
        const row = rows.find((one) => one.count === count);
        expect([count, row?.values[side]]).toEqual([count, value]);
        const name = words.countOf(count as LedgerRow['count']);
        expect([count, csvNumbers(csv, column)[name]]).toEqual([count, value]);
      }
    }
  });

  it('[pCR 33.179 §7.4.2] half the notifications and OKs, half the signatures', () => {
    const percent = (count: string) =>
      rows.find((row) => row.count === count)?.differences[0]?.percent;
    for (const count of ['notifications', 'oks', 'payloads', 'signatures', 'verifications']) {
      expect([count, percent(count)]).toEqual([count, -50]);
    }
    expect(percent('encapsulations')).toBe(0);
  });
});

describe('the ledger of three designs', () => {
  const [twice, once, single] = (['twice', 'once-two-payloads', 'single'] as const).map(
    (design) => {
      const run = runOf(base, design);
      const kept = { ue: keptState('ue1', run.events), gms: keptState('gms', run.events) };
      return { ...run, kept: { ...kept, partnerGms: null } };
    },
  );
  if (!twice || !once || !single) throw new TypeError('no runs');
  const rows = ledgerRows(twice, once, single);
  const rowOf = (count: string) => rows.find((row) => row.count === count);

  it('[Keyladder §compare] each of the others is told against the first', () => {
    expect(rowOf('notifications')).toMatchObject({
      values: [6, 3, 3],
      differences: [
        { absolute: -3, percent: -50 },
        { absolute: -3, percent: -50 },
      ],
    });
    expect(rowOf('readersMedia')).toMatchObject({ values: [4, 4, null] });
    expect(rowOf('readersMedia')?.differences[1]).toBeNull();
    const table = ledgerTable(
      rows,
      { ...words, heads: ['Quantity', 'Unit', ...designHeads(['a', 'b', 'c'], (key) => key)] },
      [],
      [],
      'Ledger',
    );
    expect(table.rows.every((cells) => cells.length === table.heads.length)).toBe(true);
  });

  it('[Keyladder §compare] who computes what, and what is kept: three members by hand', () => {
    const values = (count: string) => rowOf(count)?.values;
    expect(values('kms')).toEqual([0, 0, 0]);
    expect(values('gms.signatures')).toEqual([6, 6, 3]);
    expect(values('gms.encapsulations')).toEqual([6, 6, 3]);
    expect(values('firstUe.verifications')).toEqual([2, 2, 1]);
    expect(values('ues.decapsulations')).toEqual([6, 6, 3]);
    expect(values('partnerGms.signatures')).toBeUndefined();
    expect(values('ue.keys')).toEqual([2, 2, 1]);
    // Key and RAND 16 each, GMK-ID, GUK-ID and salt 4 each; the GMS has GMK-ID alone.
    expect(values('ue.octets')).toEqual([88, 88, 44]);
    expect(values('gms.octets')).toEqual([72, 72, 36]);
    expect(values('partnerGms.keys')).toBeUndefined();
    expect(values('half.all.messages')).toBeUndefined();
  });
});

describe('the claim as a range', () => {
  const told = (least: number, most: number, now: number, carriedBy: SwitchName | null = null) =>
    rangeWords(
      { least, most, now, carriedBy },
      { first: 'Twice', other: 'Once' },
      (key, values = {}) => text(key).replace(/{{(\w+)}}/g, (_, name) => String(values[name])),
      words.formats,
    );

  it('[Keyladder §compare] says fewer, more or both, one number where it is one, and what carries it', () => {
    expect(told(-35.6, 0, -35.1, 'counting')).toBe(
      '“Once” saves between 0 % and 35.6 % of the octets of “Twice”; as chosen, 35.1 %. ' +
        'It rests most on this assumption: what counts as octets.',
    );
    expect(told(10, 20, 12)).toBe(
      '“Once” costs between 10 % and 20 % more octets than “Twice”; as chosen, 12 %.',
    );
    expect(told(-5, 7.25, -1)).toMatch(/from 5 % fewer to 7.3 % more .* as chosen, −1.0%\.$/);
    expect(told(-20, -20, -20)).toBe(
      '“Once” saves 20 % of the octets of “Twice”, whatever is assumed.',
    );
    expect(told(3, 3.01, 3)).toMatch(/^“Once” costs 3 % more octets/);
    expect(told(0, 0.01, 0)).toBe('“Once” takes as many octets as “Twice”, whatever is assumed.');
  });
});

describe('the claim', () => {
  it('[pCR 33.179 §7.4.4.3] counts N + 1 + M receivers in the regroup', () => {
    const [left, right] = [runOf(regroup, 'twice'), runOf(regroup, 'once-two-payloads')];
    const claim = claimOf(regroup, left, right);
    expect(claim).toMatchObject({ members: 3, partners: 3, verdict: 'fewer' });
    const none = { errors: 0, withServer: 0, keysStored: 14, keysPlanned: 14 };
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

  it('[pCR 33.179 §7.4.2] names no saving where every key is stored, but a packet stays closed', () => {
    const at = { procedure: 1, step: 1 } as const;
    const faults = [{ fault: 'rand-of-another', at, to: ['ue1' as const], parameters: {} }];
    const twice = runOf({ ...base, faults }, 'twice');
    expect([twice.ledger.totals.keysStored, twice.harms]).toEqual([6, ['packet-closed']]);
    expect(claimOf(base, twice, runOf(base, 'once-two-payloads')).verdict).toBe('notAsPlanned');
  });

  it.each(['floor-under-csk', 'musik'] as const)(
    '[TS 33.180 §5.4] %s: messages with the server are none of the figure, and stand by themselves',
    (design) => {
      const [one, other] = [runOf(base, 'single'), runOf(base, design)];
      expect(claimOf(base, one, other)).toMatchObject({
        verdict: 'same',
        right: { withServer: 3 },
      });
      for (const { ledger } of [other, other.expected]) {
        const rows = ledgerRows({ ledger, time: other.time });
        const counted = (part: string) =>
          rows.filter((row) => row.part === part).map((row) => [row.count, row.values[0]]);
        expect(counted('figure')).toEqual([
          ['notifications', 3],
          ['oks', 3],
          ['errors', 0],
        ]);
        expect(counted('server')).toEqual([
          ['keyMessages', 3],
          ['serverOks', 3],
        ]);
      }
      const rows = ledgerRows({ ledger: one.ledger, time: one.time });
      expect(rows.filter(({ part }) => part === 'server')).toEqual([]);
    },
  );

  it('[Keyladder §compare] claims nothing of an act that one of the designs does not have', () => {
    const floor = { keys: 'floor', gmkId: 'new', oldKey: 'kept' } as const;
    const renewed = { ...base, acts: [{ act: 'renew', afterSeconds: 60, ...floor }] } as const;
    const scene = (design: Design) => {
      const scenario = atAct(scenarioOfDesign({ ...renewed, acts: [...renewed.acts] }, design), 2);
      const expected = expectedRun(scenario);
      return { scenario, ledger: expected.ledger, expected, harms: [] };
    };
    const [two, csk, one] = [scene('twice'), scene('floor-under-csk'), scene('single')];
    expect(csk.ledger.totals.messages).toBe(0);
    expect(claimOf(base, two, csk).verdict).toBe('noAct');
    expect(claimOf(base, csk, two).verdict).toBe('noAct');
    expect(claimOf(base, two, one).verdict).toBe('same');
    const time = airTime(two.ledger.carrier, 'both-payloads', channel);
    const sides = [two, csk].map(({ ledger }) => ({ ledger, time, noAct: ledger === csk.ledger }));
    const [notifications] = ledgerRows(...sides);
    expect(notifications?.values).toEqual([3, null]);
    expect(notifications?.differences).toEqual([null]);
  });

  it('[pCR 33.179 §7.4.2] of a run that stored no key it says that there is nothing to compare', () => {
    const refused = { ...base, clockSkewSeconds: { ue1: 400, ue2: 400, ue3: 400 } };
    const [left, right] = [runOf(refused, 'twice'), runOf(refused, 'once-two-payloads')];
    expect(left.ledger.totals.messages).toBeGreaterThan(right.ledger.totals.messages);
    expect(claimOf(refused, left, right).verdict).toBe('nothing');
    expect(claimOf(refused, runOf(base, 'twice'), right).verdict).toBe('nothingRight');
    expect(claimOf(refused, left, runOf(base, 'once-two-payloads')).verdict).toBe('nothingLeft');
    for (const verdict of ['nothing', 'nothingLeft', 'nothingRight', 'notAsPlanned'] as const) {
      expect(compareTexts.compare.claim[verdict]).not.toMatch(/fewer|more messages/);
    }
  });
});

describe('the stops', () => {
  const t = (key: string, values: Record<string, unknown> = {}) =>
    [key, ...Object.values(values)].join(' ');
  const stopsOf = (left: Design, right: Design, scenario = base) => {
    const [a, b] = [runOf(scenario, left), runOf(scenario, right)];
    return alignTraces(inFigureOrder(a.events), inFigureOrder(b.events));
  };
  const names = createActorNames((key) => key, false, { primary: 3, partner: 0 });

  it('[Keyladder §compare] are the steps of the figure; the second procedure says so', () => {
    expect(stopsOf('single', 'twice').map(({ event }) => stopWords(event, names, t))).toEqual([
      'compare.stop.provisioned',
      'compare.stop.message 1 trace.message.notification trace.actor.gms trace.actor.ue',
      'compare.stop.message 2 trace.message.ok trace.actor.ue trace.actor.gms',
      'compare.stop.again 1 trace.message.notification trace.actor.gms trace.actor.ue',
      'compare.stop.again 2 trace.message.ok trace.actor.ue trace.actor.gms',
      'compare.stop.use',
    ]);
  });

  it('[Keyladder §compare] a side tells in what it differs, or that it waits', () => {
    const stops = stopsOf('twice', 'once-two-payloads');
    const told = (side: 'left' | 'right') => stops.map((stop) => standingText(stop, side, t));
    expect(told('left')[1]).toMatch(
      /^compare.standing.differs compare.came.keys 1 · compare.came.octets \d+ compare.came.keys 2 · compare.came.octets \d+$/,
    );
    expect(told('left').slice(2, 5)).toEqual([
      'compare.standing.same',
      'compare.standing.only',
      'compare.standing.only',
    ]);
    expect(told('right').slice(3, 5)).toEqual(Array(2).fill('compare.standing.waits'));
  });

  it('[Keyladder §compare] a row that differs says in what, in words', () => {
    const stops = stopsOf('twice', 'once-two-payloads');
    expect([...rowNotes(stops, 'left', t)]).toEqual([
      ['1.1', 'compare.row.keys'],
      ['2.1', 'compare.standing.only'],
      ['2.2', 'compare.standing.only'],
      ...(stops.at(-1)?.difference === 'same' ? [] : [['1.use', 'compare.row.messages']]),
    ]);
    expect([...rowNotes(stops, 'right', t)].map(([key]) => key)).not.toContain('2.1');
    expect([...rowNotes(stopsOf('single', 'single'), 'left', t)]).toEqual([]);
    const rows = new Set(Object.keys(compareTexts.compare.row));
    expect(rows).toEqual(new Set(['keys', 'messages', 'size', 'results']));
  });
});
