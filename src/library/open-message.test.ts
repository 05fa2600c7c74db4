import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputError, openBundle, openMessage } from './index.ts';

const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const text = textOf('../engine/vectors/message-bundle.json');
const bundle = JSON.parse(text);
const octets = Uint8Array.from(Buffer.from(bundle.i_message_hex, 'hex'));

describe('openBundle', () => {
  it('[Keyladder §library] opens a bundle of another implementation, as text and as its value', () => {
    const { ok, receiver, keys } = openBundle(text);
    expect([ok, receiver]).toEqual([true, bundle.responder]);
    expect(Buffer.from(keys[0]?.gmk ?? []).toString('hex')).toBe(bundle.gmk);
    expect(openBundle(bundle).keys).toEqual(keys);
  });

  it('[Keyladder §library] takes the clock of the receiver', () => {
    const { ok, failure } = openBundle(bundle, { at: new Date('2026-11-24T09:00:00Z') });
    expect([ok, failure?.code]).toEqual([false, 'timestamp']);
  });

  it('[Keyladder §library] says where it is no bundle', () => {
    const problemsOf = (value: unknown) => {
      try {
        openBundle(value);
      } catch (error) {
        if (error instanceof InputError) return error.problems.map(({ path }) => path);
        throw error;
      }
      return [];
    };
    expect(problemsOf({ ...bundle, kms: { ...bundle.kms, pub_auth_key: '04' } })).toEqual([
      'kms.pub_auth_key',
    ]);
    expect(problemsOf('{')).toEqual(['']);
    expect(() => openBundle(bundle, { as: 'sip:nobody@example.org' })).toThrow(/nobody@example/);
  });

  it('[Keyladder §library] tells what a sender did otherwise, where that is asked for', () => {
    const deviating = textOf('../testing/deviating-bundle.json');
    expect(openBundle(deviating).diagnosed).toBeNull();
    const { ok, diagnosed } = openBundle(deviating, { diagnose: true });
    expect(ok).toBe(false);
    expect(diagnosed?.diagnosis?.grade).toBe('proved');
  });
});

describe('openMessage', () => {
  it('[Keyladder §library] opens octets with keys held beside them', () => {
    const { ok, receiver, keys } = openMessage(octets, text);
    expect([ok, receiver, keys.length]).toEqual([true, bundle.responder, 1]);
  });

  it('[Keyladder §library] checks the form alone without keys', () => {
    const { ok, receiver, keys, checks, remark } = openMessage(octets, []);
    expect([ok, receiver, keys.length]).toEqual([true, null, 0]);
    expect(checks.map(({ check }) => check)).toEqual(['format']);
    expect(remark?.code).toBe('keys.noKms');
    expect(openMessage(octets.slice(0, 40), []).failure?.code).toBe('truncated');
  });

  it('[Keyladder §library] refuses keys that cannot be read', () => {
    expect(() => openMessage(octets, '{"kms":')).toThrow(InputError);
  });
});
