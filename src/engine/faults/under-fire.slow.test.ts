import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import { bundlesOfRun } from '../exchange/run-bundles.ts';
import { bundleMessage } from '../mcptt/bundle-parts.ts';
import { type MessageBundle, messageBundleSchema } from '../mcptt/message-bundle.ts';
import { decodeMessage } from '../mikey/index.ts';
import { equalBytes } from '../model/bytes.ts';
import type { Scenario } from '../model/scenario.ts';
import { cases } from '../testing/cases.ts';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { eventsOf } from '../testing/events-of.ts';
import { mutated, mutations, numbers, specimen } from '../testing/mutations-fixture.ts';
import { gapIn } from '../testing/tiling-fixture.ts';

vi.setConfig({ testTimeout: 300_000 });

const forms: readonly Partial<Scenario>[] = [
  { profile: 'ts-33.179' },
  { profile: 'ts-33.180', hideIdentities: true },
  { profile: 'ts-33.180', hideIdentities: false, mkiInSpi: true },
  ...(['ts-33.179', 'ts-33.180'] as const).map((profile) => ({
    profile,
    gmkMode: 'dual-one-procedure' as const,
    dualEncoding: 'two-keys-in-one-payload' as const,
  })),
];

/** The message to the first member in every profile and encoding, with its receiver's keys. */
const bundles = forms.map((form): MessageBundle => {
  const scenario = scenarioOf(form);
  const actors = actorsOf({ kind: 'scenario', scenario });
  return v.parse(messageBundleSchema, bundlesOfRun(scenario, actors, runWith(scenario))[0]);
});
const messages = bundles.map(bundleMessage);
const specimens = messages.map(specimen);

const opened = (bundle: MessageBundle) => {
  const source = { kind: 'bundle', bundle } as const;
  return eventsOf(source);
};
/** Messages altered for the decoder, shared out among the specimens, and for the receiver. */
const decoded = cases(10_000);
const received = cases(200);

describe('the decoder under fire', () => {
  const share = decoded / specimens.length;
  it.each(specimens.map((from, index) => [index, from] as const))(
    '[Keyladder codec] message %i altered at random: no exception, spans tile and stay inside',
    (index, from) => {
      const below = numbers(index);
      const wrong: string[] = [];
      let accepted = 0;
      for (let count = 0; count < share; count += 1) {
        const octets = mutated(from, below);
        const { tree, message, failure } = decodeMessage(octets);
        const gap = gapIn(tree, 0, octets.length);
        const offset = failure?.offset ?? 0;
        if (gap !== null) wrong.push(`message ${count}: gap at ${gap}`);
        if ((message === null) !== (failure !== null)) wrong.push(`message ${count}: no verdict`);
        if (offset < 0 || offset > octets.length) wrong.push(`message ${count}: offset ${offset}`);
        if (message) accepted += 1;
      }
      expect(wrong.slice(0, 10)).toEqual([]);
      // Both kinds are met: messages that fall apart, and those that are well-formed still.
      expect(accepted).toBeGreaterThan(share / 50);
      expect(accepted).toBeLessThan(share / 2);
    },
  );

  it('[Keyladder codec] every mutation alters a message, as a rule', () => {
    for (const mutation of mutations) {
      const below = numbers(2);
      const changed = specimens.flatMap((from) =>
        Array.from({ length: 40 }, () => mutation(from, below)).filter(
          (octets) => !equalBytes(octets, from.octets),
        ),
      );
      expect(changed.length).toBeGreaterThan(20 * specimens.length);
    }
  });
});

describe('the receiver under fire', () => {
  it('[RFC 6507 §5.2.2] opens each message as it was sent', () => {
    const stored = bundles.map((bundle) => {
      const events = opened(bundle);
      expect(events.at(-1)).toMatchObject({ kind: 'outcome', ok: true });
      return events.filter(({ kind }) => kind === 'store').length;
    });
    // One key, but for the two in one payload.
    expect(stored).toEqual([1, 1, 1, 2, 2]);
  });

  it('[TS 33.179 §7.3.1] altered messages, looked into past the first failure: none is accepted, none leaves a key', () => {
    const below = numbers(3);
    const wrong: string[] = [];
    const codes = new Set<string>();
    for (let count = 0; count < received; count += 1) {
      const at = count % specimens.length;
      const [from, bundle] = [specimens[at], bundles[at]];
      if (!from || !bundle) throw new RangeError('there is no specimen');
      const octets = mutated(from, below);
      if (equalBytes(octets, from.octets)) continue;
      const events = opened({ ...bundle, i_message_hex: Uint8Array.from(octets) });
      const outcome = events.at(-1);
      if (events.some(({ kind }) => kind === 'store')) wrong.push(`message ${count} left a key`);
      if (outcome?.kind !== 'outcome' || outcome.ok) wrong.push(`message ${count} was accepted`);
      const [failure] = outcome?.kind === 'outcome' ? (outcome.members[0]?.failures ?? []) : [];
      if (failure) codes.add(failure.code);
    }
    expect(wrong).toEqual([]);
    expect([...codes]).toEqual(expect.arrayContaining(['truncated', 'payload', 'signature']));
  });
});
