import { describe, expect, it } from 'vitest';
import { actorsOf, defaultScenario, type Purpose, type RunSource } from '../engine/index.ts';
import { addLaterTexts, createI18n } from '../i18n/index.ts';
import { deviatingBundle } from '../testing/deviating-bundle.ts';
import { eventsOf } from '../testing/events-of.ts';
import { checkNameKey, claimedUri, failureKey, isOpened, operationKey } from './opened-message.ts';

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

const i18n = createI18n();
await addLaterTexts(i18n);

describe('a key from elsewhere that is no GMK', () => {
  const opened = eventsOf({ kind: 'bundle', bundle: deviatingBundle() });
  /** The same as if it had brought a key of another kind. */
  const ofKind = (purpose: Purpose) =>
    opened.map((event) => {
      if (event.kind !== 'message') return { ...event, purpose };
      return { ...event, payloads: event.payloads.map((payload) => ({ ...payload, purpose })) };
    });
  const textsOf = (purpose: Purpose) => {
    const events = ofKind(purpose);
    const keys = events.flatMap((event) => {
      if (event.kind === 'compute') {
        // A salt and a GUK-ID are of a GMK alone.
        return event.operation === 'sakke-decapsulate' ? [operationKey(event)] : [];
      }
      if (event.kind !== 'check' || event.check === 'authorised') return [];
      return [checkNameKey(event, 'name'), checkNameKey(event, 'short')];
    });
    const failures = (['signature', 'sakke'] as const).map((code) => failureKey(code, events[0]));
    return [...keys, ...failures].map((key) => i18n.t(key)).filter((text) => /GM[KS]/.test(text));
  };

  it('[TS 33.180 §G] is never called one, nor its sender a GMS', () => {
    expect(textsOf('group')).toContain('Signature of the GMS verifies');
    for (const purpose of ['private', 'client', 'floor'] as const) {
      expect(textsOf(purpose)).toEqual([]);
    }
  });
});
