import { describe, expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import { createClauseCoverage } from './clause-coverage.ts';

function usesIn(change: Partial<Scenario> = {}) {
  const fold = createClauseCoverage();
  const scenario = { ...defaultScenario(), ...change };
  for (const event of eventsOf({ kind: 'scenario', scenario })) fold.add(event);
  return new Map(fold.uses().map((use) => [use.clause, use]));
}

describe('clauses a run rests on', () => {
  it('names every clause of every check, and which of them were made', () => {
    const uses = usesIn();
    for (const { name, clauses } of checks) {
      for (const clause of clauses) {
        const { made = [], neverMade = [] } = uses.get(clause) ?? {};
        expect([...made, ...neverMade], clause).toContain(name);
      }
    }
    const never = new Set([...uses.values()].flatMap(({ neverMade }) => neverMade));
    // One system, one key, and identities in clear: nothing to check between two of them.
    expect([...never].sort()).toEqual([
      ...['dual-complete', 'initiator-uid', 'key-separation', 'partner-certificate'],
    ]);
  });

  it('counts what cites a clause, and the fields of messages by path', () => {
    const uses = usesIn();
    // Three members, a user salt at the GMS and at the UE each.
    expect(uses.get('TS 33.179 §F.1.3')?.events).toBeGreaterThanOrEqual(6);
    expect(uses.get('RFC 3830 §6.1')?.fields).toContain('HDR.version');
    expect(uses.get('RFC 3830 §6.11')?.fields).toContain('RAND.rand');
    expect(uses.get('RFC 6507 §5.2.1')?.first).toBe('gkp.1.ue1.compute.eccsi-sign');
  });

  it('gives them in the order of the documents, then by number', () => {
    const clauses = [...usesIn().keys()];
    const ofMikey = clauses.filter((clause) => clause.startsWith('RFC 3830 §6.'));
    const numbers = ofMikey.map((clause) => Number(/§6\.(\d+)/.exec(clause)?.[1]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(clauses.indexOf('RFC 3830 §6.1')).toBeLessThan(clauses.indexOf('TS 33.179 §F.1.3'));
  });
});
