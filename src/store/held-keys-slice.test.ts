import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';
import { decodeLink, encodeLink } from './link.ts';
import { keepPreferences } from './preferences.ts';
import { defaultView, viewOf } from './view.ts';

const text = readFileSync(
  new URL('../engine/vectors/message-bundle.json', import.meta.url),
  'utf8',
);
const bundle = JSON.parse(text);
const octets = engine.hexToBytes(bundle.i_message_hex);

const newStore = () =>
  createAppStore(createInThreadClient(engine), {
    view: { ...defaultView(), scenario: engine.defaultScenario() },
    drawSeed: () => '00'.repeat(16),
  });

const { kms, responder: alice } = bundle;
const file = {
  name: 'b.json',
  content: JSON.stringify({ kms, users: { [alice]: bundle.users[alice] } }),
};
const value = (line: string) => ({ name: 'typed', content: line });

describe('keys held for messages made elsewhere', () => {
  it('[Keyladder §input] are read together; what is none is refused and changes nothing', async () => {
    const { getState } = newStore();
    const [first, second] = await Promise.all([
      getState().holdKeys(file),
      getState().holdKeys({ name: 'x', content: 'Dear all' }),
    ]);
    expect(first).toEqual({ status: 'held' });
    expect(second).toMatchObject({ status: 'refused', remarks: [{ at: { source: 'x' } }] });
    const { inputs, material, contradictions, busy } = getState().heldKeys;
    expect({ inputs, contradictions, busy }).toEqual({
      inputs: [file],
      contradictions: [],
      busy: false,
    });
    expect(material.keySets).toHaveLength(1);
  });

  it('[Keyladder §input] are typed in one after the other; a value that cannot be one is refused', async () => {
    const { getState } = newStore();
    await getState().holdValue(value('kms: k.org'));
    expect(await getState().holdValue(value('KPAK: 04'))).toMatchObject({ status: 'refused' });
    await getState().holdValue(value('user: sip:a@x'));
    await getState().holdValue(value(`RSK: ${bundle.users[bundle.responder].rsk}`));
    const { inputs, material } = getState().heldKeys;
    expect(inputs).toHaveLength(1);
    expect(material.keySets).toMatchObject([{ userUri: 'sip:a@x', kmsUri: 'k.org' }]);
  });

  it('[Keyladder §input] are in no link and no storage, and one click wipes them', async () => {
    const store = newStore();
    const { getState } = store;
    const kept: string[] = [];
    keepPreferences(store, () => ({
      getItem: () => null,
      setItem: (name, text) => void kept.push(`${name} ${text}`),
    }));
    const viewBefore = viewOf(getState());
    await getState().holdKeys(file);
    const held = engine.bundleWith(getState().heldKeys.material, octets);
    if (!held.ok) throw new TypeError('no keys');
    getState().openWithHeld({ kind: 'bundle', bundle: held.bundle });
    await vi.waitFor(() => expect(getState().trace.source.kind).toBe('bundle'));
    // The tab is another one; nothing of the message or its keys is there.
    const link = decodeLink(encodeLink(viewOf(getState())));
    expect(link.ok && { ...link.view, tab: viewBefore.tab }).toEqual(viewBefore);
    expect(kept.join()).not.toMatch(/[0-9a-f]{32}|sip:/);
    getState().forgetKeys();
    expect(getState().heldKeys).toMatchObject({ inputs: [], contradictions: [] });
    expect(engine.isEmptyMaterial(getState().heldKeys.material)).toBe(true);
    await vi.waitFor(() => expect(getState().trace.source).toEqual({ kind: 'message', octets }));
    expect(getState().trace.events.some(({ kind }) => kind === 'store')).toBe(false);
  });

  it('[Keyladder §input] that are still being read when all are forgotten come to nothing', async () => {
    const { getState } = newStore();
    const holding = getState().holdKeys(file);
    await Promise.resolve();
    getState().forgetKeys();
    expect(await holding).toEqual({ status: 'failed' });
    expect(getState().heldKeys.inputs).toEqual([]);
  });

  it('[Keyladder §input] tell of a message whether it passes, beside the run on the screen', async () => {
    const { getState } = newStore();
    const { trace } = getState();
    await getState().holdKeys(file);
    const judge = (message: Uint8Array, material = getState().heldKeys.material) => {
      const held = engine.bundleWith(material, message);
      if (!held.ok) throw new TypeError('no keys');
      return getState().judgeMessage(
        { kind: 'bundle', bundle: held.bundle },
        new AbortController().signal,
      );
    };
    const wrong = octets.slice();
    wrong[400] = (wrong[400] ?? 0) ^ 1;
    expect(await judge(octets)).toMatchObject({
      ...{ verdict: 'passed', code: null },
      keys: [{ gmkId: Number.parseInt(bundle.gmk_id, 16) }],
    });
    expect(await judge(wrong)).toEqual({ verdict: 'failed', code: 'signature', keys: [] });
    const closed = { ...getState().heldKeys.material, keySets: [] };
    expect(await judge(octets, closed)).toEqual({ verdict: 'unopened', code: null, keys: [] });
    expect(getState().trace).toBe(trace);
    const source = { kind: 'message', octets } as const;
    expect(await getState().judgeMessage(source, AbortSignal.abort())).toBeNull();
  });
});
