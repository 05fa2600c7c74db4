import { describe, expect, it, vi } from 'vitest';
import {
  type ActorId,
  actorsOf,
  airTime,
  type CarrierMessage,
  createCarrier,
  defaultPartnerSystem,
  defaultScenario,
  expectedRun,
  foldLedger,
  type KeyDocument,
  keyDocuments,
  type MessageEvent,
  type Scenario,
  scenarioOfSize,
} from '../../engine/index.ts';
import { defaultCompare } from '../../store/compare-view.ts';
import { type Design, designs, scenarioOfDesign } from '../../store/designs.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { quantityOf } from './growth-values.ts';
import { ledgerRows } from './ledger-rows.ts';

/** Messages, octets and round trips counted again from the texts of the messages themselves: each
 *  is parsed as SIP or HTTP, and nothing of the folds, the formula or the counts beside the texts is
 *  used. */

vi.setConfig({ testTimeout: 300_000 });

const base = defaultScenario();
const regroup: Scenario = {
  ...base,
  procedure: 'group-regroup',
  systems: [...base.systems, defaultPartnerSystem()],
};
const channel = { kilobitsPerSecond: 64, roundTripMilliseconds: 200 };

function realRun(scenario: Scenario) {
  const source = { kind: 'scenario' as const, scenario };
  const actors = actorsOf(source);
  const events = eventsOf(source);
  const messages = events.filter((event): event is MessageEvent => event.kind === 'message');
  const composed = (keyDocument: KeyDocument): readonly CarrierMessage[] =>
    messages.flatMap(
      createCarrier(scenario, (id) => actors.find((actor) => actor.id === id), keyDocument),
    );
  return { scenario, messages, composed, ledger: foldLedger(scenario, actors, events) };
}

type Parsed = Readonly<{
  from: ActorId;
  to: ActorId;
  kind: string;
  answered: string;
  octets: number;
}>;

/** One text: its start line, header lines and body as they stand. Content-Length has to be the octets
 *  of the body. */
function parse({ text, from, to }: CarrierMessage): Parsed {
  const end = text.indexOf('\r\n\r\n');
  const [start = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  const body = Buffer.from(text.slice(end + 4), 'utf8');
  expect(Number(headers.get('Content-Length') ?? 0)).toBe(body.length);
  const octets = Buffer.from(text, 'utf8').length;
  const request = /^(NOTIFY|GET|POST) (\S+) (SIP\/2\.0|HTTP\/1\.1)$/.exec(start);
  const sip = headers.get('Call-ID');
  // In SIP the dialog and its counter tell which request an answer is to; in HTTP the connection.
  const exchange =
    sip === undefined ? 'http' : `${sip} ${headers.get('CSeq')} ${headers.get('To')}`;
  if (request) {
    const [, method = '', target = ''] = request;
    const what = method === 'GET' ? ` ${/keys$/.test(target) ? 'keys' : 'group'}` : '';
    return { from, to, kind: `${method}${what}`, answered: exchange, octets };
  }
  expect(start).toMatch(/^(SIP\/2\.0|HTTP\/1\.1) 200 OK$/);
  const root = /<(GKTPs|group) /.exec(body.toString('utf8'))?.[1] ?? 'empty';
  return {
    from,
    to,
    kind: `200 ${sip === undefined ? `HTTP ${root}` : 'SIP'}`,
    answered: exchange,
    octets,
  };
}

type Recount = Readonly<{
  kinds: Readonly<Record<string, number>>;
  messages: number;
  octets: number;
  air: number;
  member: number;
  trips: Readonly<{ inAll: number; member: number; inSequence: number }>;
}>;

function recount(composed: readonly CarrierMessage[]): Recount {
  const parsed = composed.map(parse);
  const kinds: Record<string, number> = {};
  const waiting: Parsed[] = [];
  const trips = new Map<ActorId | 'servers', number>();
  const isUe = (id: ActorId) => /ue\d+$/.test(id);
  const endOf = ({ from, to }: Parsed) => [from, to].find(isUe) ?? 'servers';
  for (const message of parsed) {
    kinds[message.kind] = (kinds[message.kind] ?? 0) + 1;
    if (!message.kind.startsWith('200')) {
      waiting.push(message);
      continue;
    }
    const asked = waiting.findIndex(
      ({ from, to, answered }) =>
        from === message.to && to === message.from && answered === message.answered,
    );
    expect(asked).toBeGreaterThanOrEqual(0);
    waiting.splice(asked, 1);
    const end = endOf(message);
    trips.set(end, (trips.get(end) ?? 0) + 1);
  }
  expect(waiting).toEqual([]);
  const sum = (of: readonly Parsed[]) => of.reduce((octets, one) => octets + one.octets, 0);
  const { servers = 0, ...ues } = Object.fromEntries(trips) as Record<string, number>;
  return {
    kinds,
    messages: parsed.length,
    octets: sum(parsed),
    air: sum(parsed.filter((message) => endOf(message) !== 'servers')),
    member: sum(parsed.filter((message) => endOf(message) === 'ue1')),
    trips: {
      inAll: servers + Object.values(ues).reduce((all, count) => all + count, 0),
      member: ues.ue1 ?? 0,
      inSequence: Math.max(...Object.values(ues)) + servers,
    },
  };
}

const kindNames = {
  notify: 'NOTIFY',
  'notify-ok': '200 SIP',
  'get-group': 'GET group',
  'group-document': '200 HTTP group',
  'get-keys': 'GET keys',
  'key-document': '200 HTTP GKTPs',
  'gmop-request': 'POST',
  'gmop-answer': '200 HTTP empty',
} as const;

/** What the procedure asks for, written down by hand: stage 3 messages and round trips of one UE. */
const perMember: Readonly<Record<Design, readonly [messages: number, trips: number]>> = {
  single: [6, 3],
  twice: [10, 5],
  'once-two-payloads': [6, 3],
  'once-two-keys': [6, 3],
};

describe.each([
  ['Figure 7.4.2-1', base],
  ['Figure 7.4.3.3-1', regroup],
] as const)('%s counted from the texts', (_, figure) => {
  const inRegroup = figure.procedure === 'group-regroup';
  const sizes = inRegroup ? [2, 3, 12] : [1, 3, 12];
  const cases = sizes.flatMap((size) => designs.map((design) => [design, size] as const));

  it.each(cases)('[TS 24.481 §6.3.13] %s, %i members: fold, formula, rows', (design, size) => {
    const run = realRun(scenarioOfSize(scenarioOfDesign(figure, design), size));
    const formula = expectedRun(run.scenario).ledger;
    const rounds = design === 'twice' ? 2 : 1;
    const [messages, trips] = perMember[design];
    for (const keyDocument of keyDocuments) {
      const texts = run.composed(keyDocument);
      const counted = recount(texts);
      const posts = inRegroup ? rounds : 0;
      expect(counted.messages).toBe(messages * size + 2 * posts);
      expect(counted.trips).toEqual({
        inAll: trips * size + posts,
        member: trips,
        inSequence: trips + posts,
      });

      for (const ledger of [run.ledger, formula]) {
        const { carrier } = ledger;
        expect(carrier.octets[keyDocument]).toEqual({
          inAll: counted.octets,
          air: counted.air,
          member: counted.member,
        });
        expect(carrier.roundTrips).toEqual(counted.trips);
        for (const [name, count] of Object.entries(carrier.messages)) {
          expect([name, count]).toEqual([
            name,
            counted.kinds[kindNames[name as keyof typeof kindNames]] ?? 0,
          ]);
        }
        const assumptions = { ...defaultCompare, ...channel, keyDocument };
        const grown = (quantity: 'carrierOctets' | 'carrierMessages' | 'roundTrips') =>
          quantityOf(quantity, ledger, assumptions);
        expect(grown('carrierOctets')).toBe(counted.octets);
        expect(grown('carrierMessages')).toBe(counted.messages);
        expect(grown('roundTrips')).toBe(counted.trips.inAll);
        expect(quantityOf('airSeconds', ledger, assumptions)).toBeCloseTo(
          (counted.air * 8) / 64_000 + counted.trips.inSequence * 0.2,
          9,
        );
      }

      const side = { ledger: run.ledger, time: airTime(run.ledger.carrier, keyDocument, channel) };
      const rows = new Map(ledgerRows(side, side).map((row) => [row.count, row.values[0] ?? null]));
      const octets = keyDocument === 'both-payloads' ? 'carrierOctetsBoth' : 'carrierOctetsNew';
      expect(rows.get(octets)).toBe(counted.octets);
      expect(rows.get('carrierMessages')).toBe(counted.messages);
      expect(rows.get('memberRoundTrips')).toBe(counted.trips.member);
      expect(rows.get('groupRoundTrips')).toBe(counted.trips.inSequence);
      expect(rows.get('allRoundTrips')).toBe(counted.trips.inAll);
      for (const [name, kind] of Object.entries(kindNames)) {
        expect([name, rows.get(name as keyof typeof kindNames) ?? 0]).toEqual([
          name,
          counted.kinds[kind] ?? 0,
        ]);
      }
      expect(rows.get('memberSeconds')).toBeCloseTo(
        (counted.member * 8) / 64_000 + counted.trips.member * 0.2,
        9,
      );

      // The payloads of the figure, read out of the hex of the last key document of each UE.
      const notified = run.messages.filter(({ name }) => name === 'notification');
      expect(rows.get('octets')).toBe(payloadOctets(texts, rounds, keyDocument));
      expect(rows.get('notifications')).toBe(notified.length);
    }
  });
});

/** Octets of the payloads that are new in each key document and in each POST. */
function payloadOctets(
  texts: readonly CarrierMessage[],
  rounds: number,
  keyDocument: KeyDocument,
): number {
  const seen = new Map<string, number>();
  let octets = 0;
  for (const { text, to } of texts) {
    const hex = [...text.matchAll(/<GKTP id="[^"]+">([0-9A-F]+)</g)].map(([, found = '']) => found);
    if (hex.length === 0) continue;
    const before = seen.get(to) ?? 0;
    const isPost = text.startsWith('POST');
    const skipped = keyDocument === 'both-payloads' && !isPost && before > 0 && rounds > 1 ? 1 : 0;
    seen.set(to, before + 1);
    octets += hex.slice(skipped).reduce((sum, one) => sum + one.length / 2, 0);
  }
  return octets;
}

describe('the saving with the carrier at one member', () => {
  const octetsOf = (texts: readonly string[]) =>
    texts.reduce((sum, text) => sum + Buffer.byteLength(text, 'utf8'), 0);
  const textsOf = (design: Design, keyDocument: KeyDocument) =>
    realRun(scenarioOfSize(scenarioOfDesign(base, design), 1))
      .composed(keyDocument)
      .map(({ text }) => text);

  it('[TS 24.481 §7.7] is 2,774 octets with both payloads, 1,283 of 6,410 with the new one only', () => {
    const once = octetsOf(textsOf('once-two-payloads', 'both-payloads'));
    const both = octetsOf(textsOf('twice', 'both-payloads'));
    const alone = octetsOf(textsOf('twice', 'new-payload'));
    expect(both - once).toBe(2_774);
    expect([alone - once, alone]).toEqual([1_283, 6_410]);
    expect(((alone - once) / alone) * 100).toBeCloseTo(20.0, 1);
  });

  it('[TS 24.481 §7.7] the two differ by one element of the last document, and by nothing else', () => {
    const both = textsOf('twice', 'both-payloads');
    const alone = textsOf('twice', 'new-payload');
    expect(both.slice(0, -1)).toEqual(alone.slice(0, -1));
    const element = /^ *<GKTP id="gmk-1">[0-9A-F]+<\/GKTP>\n/m;
    const cut = (both.at(-1) ?? '').replace(element, '');
    const [head = '', body = ''] = cut.split('\r\n\r\n');
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    expect(alone.at(-1)).toBe(`${head.replace(/Content-Length: \d+/, length)}\r\n\r\n${body}`);
    expect(octetsOf(both) - octetsOf(alone)).toBe(1_491);
  });
});
