import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { findNode } from '../codec/field-node.ts';
import { type MessageBundle, messageBundleSchema } from '../mcptt/message-bundle.ts';
import { decodeMessage } from '../mikey/index.ts';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import { fact } from '../model/fact.ts';
import { type Scenario, scenarioSchema } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { OutcomeEvent, StoreEvent, TraceEvent } from '../trace/trace.ts';
import bundle from '../vectors/message-bundle.json';
import bundle180 from '../vectors/message-bundle-33.180.json';
import outside from '../vectors/message-bundle-two-keys.json' with { type: 'json' };
import { actorsOf } from './actors-of.ts';
import { bundlesOfRun } from './run-bundles.ts';

vi.setConfig({ testTimeout: 30_000 });

/** What a run hands to another implementation, and what a reader makes of it. */

const base = defaultScenario();
const scenarioOf = (change: Partial<Scenario>): Scenario =>
  v.parse(scenarioSchema, {
    ...base,
    systems: base.systems.map((system) => ({ ...system, members: defaultMembers(1) })),
    ...change,
  });
const regroupOf = (change: Partial<Scenario>): Scenario => {
  const partner = { ...defaultPartnerSystem(), members: defaultMembers(1, 'partner') };
  const systems = [...scenarioOf({}).systems, partner];
  return scenarioOf({ procedure: 'group-regroup', systems, ...change });
};

const storesOf = (events: readonly TraceEvent[]) =>
  events.filter((event): event is StoreEvent => event.kind === 'store');
const outcomeOf = (events: readonly TraceEvent[]) =>
  events.find((event): event is OutcomeEvent => event.kind === 'outcome');
const openedAs = (bundle: unknown) =>
  eventsOf({ kind: 'bundle', bundle: v.parse(messageBundleSchema, bundle) });
const keyOf = ({ record }: StoreEvent) => [bytesToHex(record.gmk), record.gmkId, record.gukId];

/** Runs a scenario and opens each of its bundles; gives the keys stored and those opened. */
function thereAndBack(scenario: Scenario) {
  const source = { kind: 'scenario' as const, scenario };
  const events = eventsOf(source);
  const bundles = bundlesOfRun(scenario, actorsOf(source), events);
  const opened = bundles.map(openedAs);
  for (const one of opened) expect(outcomeOf(one)?.ok).toBe(true);
  return { events, bundles, stored: storesOf(events), opened: opened.flatMap(storesOf) };
}

describe('the Payload IEI of key parameters', () => {
  const ieisOf = (events: readonly TraceEvent[]) =>
    events
      .flatMap((event) => (event.kind === 'message' ? event.payloads : []))
      .flatMap(({ receivedTree }) => findNode(receivedTree, 'GeneralExtension.payloadIei') ?? []);

  it.each([
    ['TS 33.179', bundle],
    ['TS 33.180', bundle180],
    ['with two keys', outside],
  ])('[TS 33.180 §8.5.4] 00 of another stack opens and is named: bundle %s', (_name, given) => {
    const events = openedAs(given);
    expect(outcomeOf(events)?.ok).toBe(true);
    expect(storesOf(events).length).toBeGreaterThan(0);
    expect(ieisOf(events)[0]).toMatchObject({
      text: '0x00',
      valueName: fact('field.payloadIeiOfOneStack'),
    });
  });

  it('[TS 33.180 §8.5.4] is 78 in what this tool makes', () => {
    const { opened, events } = thereAndBack(scenarioOf({}));
    expect(opened).toHaveLength(1);
    expect(ieisOf(events).map(({ text, valueName }) => [text, valueName])).toEqual([
      ['0x78', 'Payload (MCData)'],
    ]);
  });
});

describe('two keys', () => {
  const matrix = (['two-payloads', 'two-keys-in-one-payload'] as const).flatMap((dualEncoding) =>
    (['text', 'mkfc-tag', 'none'] as const).flatMap((purposeMarking) =>
      (['all-or-nothing', 'each-on-its-own'] as const).map(
        (dualAcceptance) => [dualEncoding, purposeMarking, dualAcceptance] as const,
      ),
    ),
  );

  it.each(matrix)(
    '[Keyladder §message bundle] %s, %s, %s',
    (dualEncoding, purposeMarking, dualAcceptance) => {
      const choices = { dualEncoding, purposeMarking, dualAcceptance };
      const scenario = scenarioOf({ gmkMode: 'dual-one-procedure', ...choices });
      const { events, bundles, stored, opened } = thereAndBack(scenario);
      expect(outcomeOf(events)).toMatchObject({ ok: true, totals: { keysStored: 2, errors: 0 } });
      expect(stored.map(({ record }) => record.purpose)).toEqual(['media', 'floor']);
      expect(opened.map(keyOf)).toEqual(stored.map(keyOf));
      const ids = events.map((event) => event.id);
      expect(new Set(ids).size).toBe(ids.length);
      if (dualEncoding === 'two-payloads') {
        expect(bundles.map((bundle) => 'second' in bundle)).toEqual([false, false]);
        return;
      }
      const [bundle] = bundles;
      expect(bundles).toHaveLength(1);
      expect([bundle?.gmk, bundle?.second?.gmk]).toEqual(stored.map((one) => keyOf(one)[0]));
      expect(opened.map(({ record }) => record.purpose)).toEqual(['media', 'floor']);
      expect(outcomeOf(events)?.totals).toMatchObject({ signatures: 1, encapsulations: 2 });
    },
  );

  it('[Keyladder §message bundle] a bundle written elsewhere gives both keys', () => {
    const events = openedAs(outside);
    expect(storesOf(events).map(({ record }) => [bytesToHex(record.gmk), record.purpose])).toEqual([
      [outside.gmk, 'media'],
      [outside.second.gmk, 'floor'],
    ]);
    const [message] = events;
    expect(message).toMatchObject({ payloads: [{ purpose: 'media', second: 'floor' }] });
    expect(outcomeOf(events)?.members).toMatchObject([{ keysHeld: 2, keysExpected: 2 }]);
  });

  it('[Keyladder §second-key] another use of type 240 in a message made elsewhere is let be', () => {
    const octets = hexToBytes(outside.i_message_hex);
    octets.set([0xff], 576);
    const events = eventsOf({ kind: 'message', octets });
    expect(events).toMatchObject([{ payloads: [{ purpose: 'group' }] }, { passed: true }]);
  });
});

describe('both profiles', () => {
  const forms = [
    ['ts-33.179', true, false],
    ['ts-33.180', true, false],
    ['ts-33.180', false, false],
    ['ts-33.180', true, true],
  ] as const;
  const modes = [
    ['single', 'two-payloads'],
    ['dual-one-procedure', 'two-keys-in-one-payload'],
  ] as const;
  const matrix = forms.flatMap((form) => modes.map((mode) => [...form, ...mode] as const));

  it.each(matrix)(
    '[TS 33.180 §E.7] %s, hidden %s, MKI in SPI %s: %s, %s',
    (profile, hideIdentities, mkiInSpi, gmkMode, dualEncoding) => {
      const scenario = scenarioOf({ profile, hideIdentities, mkiInSpi, gmkMode, dualEncoding });
      const { events, bundles, stored, opened } = thereAndBack(scenario);
      expect(outcomeOf(events)?.ok).toBe(true);
      expect(opened.map(keyOf)).toEqual(stored.map(keyOf));
      const { message } = decodeMessage(hexToBytes(bundles[0]?.i_message_hex ?? ''));
      const hidden = profile === 'ts-33.180' && hideIdentities;
      expect(message?.idrs.map(({ role }) => role)).toEqual(hidden ? [8, 9, 6, 7] : [1, 2, 6, 7]);
      expect(message?.hdr.csIdMapType).toBe(profile === 'ts-33.180' ? 2 : 1);
      const inMap = bundles[0]?.i_message_hex.slice(20, 20 + 2 * 16) ?? '';
      expect(inMap.includes(bundles[0]?.srtp.mki ?? '')).toBe(mkiInSpi);
    },
  );
});

describe('two systems', () => {
  it.each(['two-payloads', 'two-keys-in-one-payload'] as const)(
    '[pCR 33.179 §7.4.4.3] %s: each message with the KMSs of its own two ends',
    (dualEncoding) => {
      const scenario = regroupOf({ gmkMode: 'dual-one-procedure', dualEncoding });
      const { bundles, stored, opened } = thereAndBack(scenario);
      expect(opened.map(keyOf)).toEqual(stored.map(keyOf));
      const [primary, partner] = scenario.systems;
      const kmssOf = (bundle: unknown) => {
        const { kms, kmss } = bundle as Pick<MessageBundle, 'kms' | 'kmss'>;
        return kmss ? Object.keys(kmss) : [kms?.uri];
      };
      const ends = bundles.map((bundle) => [bundle.initiator, bundle.responder, kmssOf(bundle)]);
      const first = [primary?.gmsUri, primary?.members[0], [primary?.kmsUri]];
      const third = [primary?.gmsUri, partner?.gmsUri, [primary?.kmsUri, partner?.kmsUri]];
      const fourth = [partner?.gmsUri, partner?.members[0], [partner?.kmsUri]];
      const each = dualEncoding === 'two-payloads' ? 2 : 1;
      const sent = [first, third, fourth].flatMap((one) => Array(each).fill(one));
      expect(ends).toEqual(sent);
      for (const bundle of bundles) {
        expect(Object.keys(bundle.users)).toEqual([bundle.initiator, bundle.responder]);
      }
    },
  );
});
