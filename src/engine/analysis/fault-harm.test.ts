import { describe, expect, it } from 'vitest';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { bundleOf } from '../testing/deviating-sender.ts';
import { eventsOf } from '../testing/events-of.ts';
import { harmsOf } from './fault-harm.ts';

const twice = { gmkMode: 'dual-two-procedures' } as const;
const once = { gmkMode: 'dual-one-procedure' } as const;
const unmarked = { purposeMarking: 'none' } as const;
const entry = (fault: string, at: FaultEntry['at'], to: FaultEntry['to'] = 'all'): FaultEntry => ({
  ...{ fault, at, to, parameters: {} },
});
const first = { procedure: 1, step: 1 } as const;
const second = { procedure: 2, step: 1 } as const;
const harmsWith = (change: Partial<Scenario>, ...faults: readonly FaultEntry[]) =>
  harmsOf(runWith(scenarioOf(change), ...faults));

describe('what harm a run comes to', () => {
  it('[Keyladder §harm] none where nothing goes wrong, in every mode and both figures', () => {
    for (const procedure of ['group-key-provisioning', 'group-regroup'] as const) {
      expect(harmsWith({ procedure })).toEqual([]);
      expect(harmsWith({ procedure, ...twice })).toEqual([]);
      expect(harmsWith({ procedure, ...once, purposeMarking: 'mkfc-tag' })).toEqual([]);
    }
  });

  it('[Keyladder §harm] none of a message made elsewhere that is accepted', () => {
    expect(harmsOf(eventsOf({ kind: 'bundle', bundle: bundleOf() }))).toEqual([]);
  });

  it('[Keyladder §harm] none of what is late or sent again, and right in the end', () => {
    expect(harmsWith({}, entry('notification-delayed', first))).toEqual([]);
    expect(harmsWith({}, entry('gmk-sent-again', first))).toEqual([]);
    expect(harmsWith(once, entry('keys-swapped', first))).toEqual([]);
  });

  it('[Keyladder §purpose marking] keys for the wrong purpose where nothing marks it', () => {
    const swapped = entry('keys-swapped', first);
    expect(harmsWith({ ...once, ...unmarked }, swapped)).toContain('wrong-purpose');
    expect(harmsWith(twice, entry('gms-restarted', second))).toContain('wrong-purpose');
  });

  it('[Keyladder §harm] a key that is missing, not active, of nobody else, known outside', () => {
    expect(harmsWith(twice, entry('second-gmk-missing', second))).toEqual([
      'key-missing',
      'packet-closed',
      'no-answer',
    ]);
    expect(harmsWith({}, entry('key-not-yet-active', first))).toContain('not-usable');
    expect(harmsWith({}, entry('key-revoked', first))).toContain('not-usable');
    expect(harmsWith({}, entry('user-salt-of-another', first, ['ue1']))).toContain('wrong-key');
    const leak = entry('partner-leaks-gmk', { procedure: 1, step: 4 });
    expect(harmsWith({ procedure: 'group-regroup' }, leak)).toEqual(['known-outside']);
  });

  it('[pCR 33.179 §7.4.2] an OK that is lost leaves the GMS waiting', () => {
    expect(harmsWith({}, entry('ok-lost', first))).toEqual(['no-answer']);
  });
});
