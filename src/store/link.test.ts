import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  custodyKeyNames,
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  dualAcceptances,
  type FaultEntry,
  gmkModes,
  ipVersions,
  keyDocuments,
  purposeMarkings,
  releaseDesigns,
  releaseIds,
  type Scenario,
  signatureCoverages,
  sipTransports,
  twoKeyKnowledge,
  unknownExtensionRules,
} from '../engine/index.ts';
import appTexts from '../i18n/en/app.json' with { type: 'json' };
import { besides, countings, growthAxes, growthQuantities } from './compare-view.ts';
import { designs } from './designs.ts';
import { type DecodedLink, decodeLink, encodeLink, longestLink } from './link.ts';
import { maskFault } from './mystery-mask.ts';
import { scenarioSchemas } from './scenario-in-link.ts';
import { bufferViews, clauseSections, inspectorTabs, levels, screens, speeds } from './state.ts';
import { defaultView, type View } from './view.ts';
import { viewFields } from './view-fields.ts';

const withSystem = (change: Partial<Scenario['systems'][number]>): Scenario => ({
  ...defaultScenario(),
  systems: defaultScenario().systems.map((system) => ({ ...system, ...change })),
});

type Partner = Readonly<{ count: number; sharedRand: boolean }>;

function withPartner(base: Scenario, partner: Partner | null): Scenario {
  if (partner === null) return base;
  const members = defaultMembers(partner.count, 'partner');
  const systems = [...base.systems, { ...defaultPartnerSystem(), members }];
  const regroup = { ...base.regroup, sharedRand: partner.sharedRand };
  return { ...base, procedure: 'group-regroup', systems, regroup };
}

const linkOf = (json: unknown) =>
  `#v2.${base64urlnopad.encode(
    deflateSync(new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json))),
  )}`;

const name = fc.stringMatching(/^[a-z][a-z0-9.]{0,12}$/);
const uri = fc.tuple(name, name).map(([user, host]) => `sip:${user}@${host}.example`);
const members = fc.oneof(
  fc.integer({ min: 1, max: 50 }).map((count) => defaultMembers(count)),
  fc.uniqueArray(uri, { minLength: 1, maxLength: 12 }),
);
const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    members,
    partner: fc.option(
      fc.record({ count: fc.integer({ min: 1, max: 20 }), sharedRand: fc.boolean() }),
    ),
    groupName: fc.string({ maxLength: 30, unit: 'grapheme' }).filter((text) => text.length <= 120),
    gmkMode: fc.constantFrom(...gmkModes),
    dualAcceptance: fc.constantFrom(...dualAcceptances),
    purposeMarking: fc.constantFrom(...purposeMarkings),
    clockWindowSeconds: fc.integer({ min: 0, max: 86_400 }),
    clockSkewSeconds: fc.dictionary(
      fc.constantFrom('gms', 'ue1'),
      fc.integer({ min: -99, max: 99 }),
    ),
    seed: fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((octets) => Buffer.from(octets).toString('hex')),
  })
  .map(({ members: list, groupName, partner, ...rest }) => ({
    ...withPartner(withSystem({ members: list, groupName }), partner),
    ...rest,
    clockSkewSeconds: { ...rest.clockSkewSeconds },
  }));
const hiddenFault: FaultEntry = {
  ...{ fault: 'wrong-signer', at: { procedure: 1, step: 1 }, to: 'all', parameters: {} },
};
const view: fc.Arbitrary<View> = fc.record({
  scenario,
  act: fc.integer({ min: 1, max: 13 }),
  eventId: fc.option(fc.stringMatching(/^gkp\.[12]\.ue\d{1,2}\.check\.[a-z]{1,12}$/)),
  selection: fc.record({
    eventId: fc.option(fc.stringMatching(/^gkp\.[a-z0-9.]{1,40}$/)),
    payload: fc.integer({ min: 0, max: 1 }),
    buffer: fc.constantFrom(...bufferViews),
    path: fc.option(fc.constantFrom('SAKKE.sakkeData', 'SP.params[3].value')),
  }),
  screen: fc.constantFrom(...screens),
  clauseSection: fc.constantFrom(null, ...clauseSections),
  custodyCell: fc.option(
    fc.record({
      actor: fc.constantFrom('kms', 'partner-gms', 'ue12', 'outsider'),
      key: fc.constantFrom(...custodyKeyNames),
    }),
  ),
  lineage: fc.option(
    fc.record({
      eventId: fc.stringMatching(/^gkp\.[a-z0-9.]{1,40}$/),
      name: fc.constantFrom('GMK', 'K_(a,T)', 'CSB ID = GUK-ID'),
      member: fc.option(fc.constantFrom('ue1', 'partner-ue10000', 'partner-gms')),
    }),
  ),
  reads: fc.record({
    compromised: fc.array(
      fc.record({
        actor: fc.constantFrom('kms', 'partner-gms', 'ue12'),
        at: fc.oneof(fc.integer({ min: 1, max: 13 }), fc.constant('act2-gkp.2.ue1.message.ok')),
        stays: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    recorded: fc.boolean(),
    shown: fc.array(fc.constantFrom('ue7', 'partner-ue2'), { maxLength: 2 }),
    cell: fc.option(
      fc.record({
        row: fc.constantFrom('all', 'gms', 'ue1'),
        item: fc.stringMatching(/^gkp\.[a-z0-9.#]{1,40}$/),
      }),
    ),
  }),
  releases: fc.record({
    member: fc.option(fc.constantFrom('ue2', 'partner-ue7')),
    from: fc.constantFrom(...releaseIds),
    to: fc.constantFrom(...releaseIds),
    options: fc.record({
      design: fc.constantFrom(...releaseDesigns),
      marking: fc.constantFrom(...purposeMarkings),
      knowledge: fc.constantFrom(...twoKeyKnowledge),
      hidden: fc.boolean(),
      unknownExtensions: fc.constantFrom(...unknownExtensionRules),
      coverage: fc.constantFrom(...signatureCoverages),
    }),
  }),
  compare: fc.record({
    left: fc.constantFrom(...designs),
    right: fc.constantFrom(...designs),
    third: fc.constantFrom(null, ...designs),
    beside: fc.constantFrom(...besides),
    stop: fc.option(fc.stringMatching(/^[1-6]\.(partner-)?ue\d{1,4}\.(notification|answer)\.\d$/)),
    quantity: fc.constantFrom(null, ...growthQuantities),
    axis: fc.constantFrom(null, ...growthAxes),
    counting: fc.constantFrom(...countings),
    keyDocument: fc.constantFrom(...keyDocuments),
    network: fc.record({
      ip: fc.constantFrom(...ipVersions),
      sip: fc.constantFrom(...sipTransports),
      tcpOptions: fc.boolean(),
      tls: fc.boolean(),
    }),
    members: fc.option(fc.integer({ min: 1, max: 10_000 })),
    kilobitsPerSecond: fc.integer({ min: 1, max: 100_000 }),
    roundTripMilliseconds: fc.integer({ min: 0, max: 60_000 }),
    soFar: fc.boolean(),
    without: fc.option(fc.constant({ party: 'ue1' as const, check: 'signature' })),
  }),
  mystery: fc.option(
    fc.integer({ min: 0, max: 0xffff_ffff }).map((seed) => maskFault(hiddenFault, seed)),
  ),
  tab: fc.constantFrom(...inspectorTabs),
  level: fc.constantFrom(...levels),
  followed: fc.option(fc.constantFrom('ue1', 'partner-ue2')),
  unfolded: fc.array(fc.stringMatching(/^[12]\.[1-6](\.ue\d\.opened)?$/), { maxLength: 5 }),
  wholeRun: fc.boolean(),
  asText: fc.boolean(),
  inspectorOpen: fc.boolean(),
  setupOpen: fc.boolean(),
  lesson: fc.option(fc.constant('why-a-group-key/the-key-arrives')),
  lessonsOpen: fc.boolean(),
  speed: fc.constantFrom(...speeds),
  presenting: fc.boolean(),
  predicting: fc.boolean(),
});

describe('a link', () => {
  it('gives back every view it was made from', () => {
    fc.assert(
      fc.property(view, (made) => {
        expect(decodeLink(encodeLink(made))).toEqual({ ok: true, view: made });
      }),
      { numRuns: 200 },
    );
  });

  it('is short for the default view', () => {
    expect(encodeLink(defaultView()).length).toBeLessThan(20);
  });

  it('stays short with 50 members, by pattern or by name', () => {
    const byPattern = { ...defaultView(), scenario: withSystem({ members: defaultMembers(50) }) };
    expect(encodeLink(byPattern).length).toBeLessThan(60);
    const names = ['anna', 'ben', 'chloe', 'david', 'emma', 'finn', 'greta', 'hugo', 'ida', 'jan'];
    const named = Array.from(
      { length: 50 },
      (_, n) =>
        `sip:${names[n % 10]}.${names[(n * 7 + Math.floor(n / 10)) % 10]}${n}@police.example`,
    );
    const byName = {
      ...defaultView(),
      scenario: withSystem({ members: named }),
      eventId: 'gkp.2.ue50.check.key-parameters.media',
    };
    expect(encodeLink(byName).length).toBeLessThan(longestLink);
  });

  it('leaves nothing out when it grows too long', () => {
    const odd = Array.from(
      { length: 50 },
      (_, n) =>
        `sip:${Array.from({ length: 6 }, (_, k) => (Math.abs(Math.sin(n * 6 + k + 1)) * 1e15).toString(36).slice(0, 9)).join('')}@example.org`,
    );
    const long = { ...defaultView(), scenario: withSystem({ members: odd }) };
    const link = encodeLink(long);
    expect(link.length).toBeGreaterThan(longestLink);
    expect(decodeLink(link)).toEqual({ ok: true, view: long });
  });
});

const good = encodeLink({
  ...defaultView(),
  scenario: withSystem({ groupName: 'Rescue 12' }),
  tab: 'keys',
});
const bomb = `#v1.${base64urlnopad.encode(deflateSync(new Uint8Array(20_000_000)))}`;

const broken: readonly [string, string, string, Record<string, unknown>][] = [
  ['some other hash', '#section-2', 'notALink', { start: '#section-2' }],
  ['no octets at all', '#v1.%%%', 'character', { character: '%', position: 5 }],
  ['octets that do not inflate', '#v1.AAAA', 'compressed', {}],
  ['an empty body', '#v2.', 'cut', { length: 4 }],
  ['a newer version', good.replace('#v3.', '#v4.'), 'newer', { found: 4, known: 3 }],
  ['version 0', good.replace('#v3.', '#v0.'), 'unknownVersion', { found: 0 }],
  [
    'a blank in it',
    `${good.slice(0, 10)} ${good.slice(10)}`,
    'character',
    { character: ' ', position: 11 },
  ],
  ['a percent sign', `${good.slice(0, 8)}%${good.slice(9)}`, 'character', { position: 9 }],
  ['standard base64 padding', `${good}==`, 'character', { character: '=' }],
  ['a cut end', good.slice(0, -6), 'compressed', {}],
  ['no deflate', '#v1._____w', 'compressed', {}],
  ['too many characters', `#v1.${'A'.repeat(50_000)}`, 'tooLong', { length: 50_004 }],
  ['a bomb', bomb, 'tooLarge', {}],
  ['no JSON', linkOf('{"t":'), 'json', {}],
  ['JSON that is not an object', linkOf('[1]'), 'field', {}],
  ['an unknown field', linkOf({ z: 1 }), 'field', { path: 'z' }],
  ['an unknown tab', linkOf({ t: 'secrets' }), 'field', { path: 't' }],
  ['a speed that is not offered', linkOf({ v: 1000 }), 'field', { path: 'v' }],
  ['a selection that is too short', linkOf({ x: ['a', 0] }), 'field', {}],
  ['no members', linkOf({ n: 0 }), 'field', { path: 'n' }],
  ['10,001 members', linkOf({ n: 10_001 }), 'field', { path: 'n' }],
  [
    'a clock that does not exist',
    linkOf({ s: { clock: '2026-02-30T00:00:00Z' } }),
    'scenario',
    { path: 'clock' },
  ],
  ['an unknown scenario field', linkOf({ s: { colour: 1 } }), 'scenario', { path: 'colour' }],
  ['another scenario version', linkOf({ s: { version: 3 } }), 'scenario', { path: 'version' }],
  ['a bad URI', linkOf({ y: { gmsUri: 'gms' } }), 'scenario', { path: 'systems.0.gmsUri' }],
  ['a prototype', linkOf('{"__proto__":{"t":"keys"},"t":7}'), 'field', {}],
];

describe('a broken link', () => {
  it.each(broken)('with %s says why', (_, hash, reason, values) => {
    const link = decodeLink(hash) as Extract<DecodedLink, { ok: false }>;
    expect(link.ok).toBe(false);
    expect(link.key).toBe(`app.link.${reason}`);
    expect(link.values).toMatchObject(values);
  });

  it('has a text for every reason, with a place for each of its values', () => {
    const texts: Record<string, string> = appTexts.app.link;
    for (const [, hash] of broken) {
      const link = decodeLink(hash) as Extract<DecodedLink, { ok: false }>;
      const text = texts[link.key.replace('app.link.', '')] ?? '';
      for (const value of Object.keys(link.values)) expect(text).toContain(`{{${value}`);
    }
  });
});

it('no two parts of a link share a letter', () => {
  const letters = Object.values(viewFields).map(({ letter }) => letter);
  const all = [...letters, ...Object.keys(scenarioSchemas)];
  expect(all.filter((letter, at) => all.indexOf(letter) !== at)).toEqual([]);
});
