import { describe, expect, it } from 'vitest';
import deviating from '../../testing/deviating-bundle.json' with { type: 'json' };
import { diagnoseOpened } from '../diagnosis/diagnose.ts';
import type { MessageBundle } from '../mcptt/message-bundle.ts';
import { concatBytes } from '../model/bytes.ts';
import { bobUri, bundleOf, diagnosed, uid } from '../testing/deviating-sender.ts';

import { eventsOf } from '../testing/events-of.ts';
import type { OctetEdits } from './octet-edits.ts';
import { readBundles } from './read-input.ts';
import type { RunSource } from './run-source.ts';
import { withEdits } from './source-edits.ts';

const opened = (bundle: MessageBundle, edits: OctetEdits = []) =>
  eventsOf(withEdits({ kind: 'bundle', bundle }, edits));
const bundlesIn = (text: string) => {
  const read = readBundles(text);
  return read.ok ? read.value : [];
};
type Events = ReturnType<typeof opened>;

const checked = (events: Events) => events.filter((event) => event.kind === 'check');
const failing = (events: Events) =>
  checked(events).flatMap(({ check, passed }) => (passed ? [] : [check]));
const kinds = (events: Events) => events.map(({ kind }) => kind);
const outcome = (events: Events) => events.findLast((event) => event.kind === 'outcome');
const coverage = bundleOf({ covers: (text) => text.slice(0, -2) });

describe('an opened message behind its first failure', () => {
  it('[Keyladder §opened] is at hand for tests outside of the engine', () => {
    const [written] = bundlesIn(JSON.stringify(deviating));
    expect(written).toEqual(coverage);
  });

  it('[Keyladder §opened] goes through every other check, and stores nothing', () => {
    const events = opened(coverage);
    const made = checked(events).map(({ check }) => check);
    expect(made).toEqual(checked(opened(bundleOf())).map(({ check }) => check));
    expect(failing(events)).toEqual(['signature']);
    expect(kinds(events)).not.toContain('store');
    expect(outcome(events)?.members[0]).toMatchObject({
      keysHeld: 0,
      failures: [{ code: 'signature' }],
    });
    expect(events.find((event) => event.kind === 'discard')).not.toHaveProperty('unmade');
  });

  it('[Keyladder §opened] tells two failures, the first of which is the verdict', () => {
    const sp = { policyNo: 0, protType: 0, params: [{ type: 0, value: Uint8Array.of(1) }] };
    const covers = (text: Uint8Array) => text.slice(0, -2);
    const events = opened(bundleOf({ covers, parts: (usual) => ({ ...usual, sp }) }));
    expect(failing(events)).toEqual(['signature', 'sp-policy']);
    expect(outcome(events)?.members[0]?.failures).toMatchObject([{ code: 'signature' }]);
  });

  it('[RFC 6508 §6.2.2] shows every value of a SAKKE that fails, and says which checks lack its key', () => {
    const events = opened(bundleOf({ receiverUid: uid(bobUri) }));
    expect(failing(events)).toEqual(['decapsulation']);
    const tried = events.find(
      (event) => event.kind === 'compute' && event.operation === 'sakke-decapsulate',
    );
    const values = tried?.kind === 'compute' ? tried.working.intermediates : [];
    expect(values.map(({ name }) => name)).toEqual(['R', 'H', 'w', 'mask', 'SSV', 'r', 'TEST']);
    const [R, TEST] = ['R', 'TEST'].map((name) => values.find((one) => one.name === name)?.value);
    expect(TEST).toHaveLength(257);
    expect(TEST).not.toEqual(R);
    expect(events.find((event) => event.kind === 'discard')).toMatchObject({
      unmade: [
        'cs-map',
        'guk-id',
        'key-parameters',
        'group',
        'revoked',
        'duplicate-gmk-id',
        'lifetime',
      ],
    });
  });

  it('[RFC 3830 §6.1] octets that are no message are not looked into', () => {
    const events = opened(bundleOf({ unsigned: (text) => text.slice(0, 40) }));
    expect(checked(events)).toHaveLength(1);
    const discard = events.find((event) => event.kind === 'discard');
    expect(discard?.kind === 'discard' && discard.unmade).toContain('signature');
  });

  it('[Keyladder §diagnosis] a failure that no deviation explains is none', () => {
    const sp = { policyNo: 0, protType: 0, params: [{ type: 0, value: Uint8Array.of(1) }] };
    const { diagnosis } = diagnosed(bundleOf({ parts: (usual) => ({ ...usual, sp }) }));
    expect(diagnosis).toBeNull();
  });
});

describe('an opened message whose octets are edited', () => {
  const bundle = bundleOf();
  const length = bundle.i_message_hex?.length ?? 0;
  const edits: OctetEdits = [[length - 1, 0x01]];

  it('[Keyladder §opened] is opened as it is now, with what it was beside it', () => {
    const [message, ...rest] = opened(bundle, edits);
    if (message?.kind !== 'message') throw new TypeError('no message');
    const [payload] = message.payloads;
    expect(payload?.sent).toEqual(bundle.i_message_hex);
    const last = (payload?.sent.at(-1) ?? 0) ^ 1;
    expect(payload?.received).toEqual(
      concatBytes(payload?.sent.slice(0, -1) ?? new Uint8Array(), Uint8Array.of(last)),
    );
    expect(failing(rest)).toEqual(['signature']);
  });

  it('[Keyladder §opened] is as it was without the edits', () => {
    const source: RunSource = { kind: 'bundle', bundle };
    expect(withEdits(withEdits(source, edits), [])).toEqual(source);
    expect(failing(opened(bundle))).toEqual([]);
  });

  it('[Keyladder §diagnosis] is diagnosed as it is now', () => {
    const at = coverage.i_message_hex?.length ?? 0;
    const search = diagnoseOpened({ kind: 'bundle', bundle: coverage, edits: [[at - 1, 1]] });
    let step = search.next();
    while (!step.done) step = search.next();
    expect(step.value.diagnosis).toBeNull();
    expect(step.value.tried.singles.length).toBeGreaterThan(10);
  });
});
