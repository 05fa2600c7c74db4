import { describe, expect, it } from 'vitest';
import { actorsOf, defaultScenario, type RunSource } from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { claimedUri, isOpened } from './opened-message.ts';

describe('an opened message', () => {
  it('[RFC 6043 §6.6] names its sender and its receiver', () => {
    const scenario = defaultScenario();
    const message = eventsOf({ kind: 'scenario', scenario }).find(({ kind }) => kind === 'message');
    const octets = message?.kind === 'message' ? message.payloads[0]?.sent : undefined;
    const source: RunSource = { kind: 'message', octets: octets ?? new Uint8Array() };
    const events = eventsOf(source);
    expect(events.every(isOpened)).toBe(true);
    const uris = actorsOf(source).map((actor) => [actor.kind, claimedUri(actor, events)]);
    expect(Object.fromEntries(uris)).toEqual({
      gms: scenario.systems[0]?.gmsUri,
      ue: scenario.systems[0]?.members[0],
    });
  });

  it('names nobody when it cannot be read', () => {
    const source: RunSource = { kind: 'message', octets: Uint8Array.of(1, 2, 3) };
    const uris = actorsOf(source).map((actor) => claimedUri(actor, eventsOf(source)));
    expect(uris).toEqual(['', '']);
  });
});
