import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  airTime,
  createCarrier,
  decodeMessage,
  defaultPartnerSystem,
  defaultScenario,
  expectedRun,
  foldLedger,
  harmsOf,
  type KeyDocument,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import compareTexts from '../../i18n/en/compare.json' with { type: 'json' };
import { alignTraces } from '../../store/align-traces.ts';
import { type Design, scenarioOfDesign } from '../../store/designs.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { createActorNames } from '../actor-names.ts';
import { claimOf } from './claim.ts';
import { ledgerCsv } from './export-text.ts';
import { type LedgerRow, ledgerRows } from './ledger-rows.ts';
import { words } from './ledger-words.fixture.ts';
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
  const events = eventsOf(source);
  const ledger = foldLedger(made, actorsOf(source), events);
  const time = airTime(ledger.carrier, 'both-payloads', channel);
  return { made, events, ledger, expected: expectedRun(made), harms: harmsOf(events), time };
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

  it('[pCR 33.179 §7.4.2] names no saving where every key is stored, but a packet stays closed', () => {
    const at = { procedure: 1, step: 1 } as const;
    const faults = [{ fault: 'rand-of-another', at, to: ['ue1' as const], parameters: {} }];
    const twice = runOf({ ...base, faults }, 'twice');
    expect([twice.ledger.totals.keysStored, twice.harms]).toEqual([6, ['packet-closed']]);
    expect(claimOf(base, twice, runOf(base, 'once-two-payloads')).verdict).toBe('notAsPlanned');
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
