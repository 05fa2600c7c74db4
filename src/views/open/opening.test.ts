import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultScenario, findMessages, hexToBytes, readKeyMaterial } from '../../engine/index.ts';
import { openingOf } from './opening.ts';
import type { Content } from './read-file.ts';

const vector = new URL('../../engine/vectors/message-bundle.json', import.meta.url);
const bundle = JSON.parse(readFileSync(vector, 'utf8'));
const { i_message_hex: hex } = bundle;
const srtp = `80630010000001401a2b3c4d${'2b'.repeat(34)}${'53'.repeat(16)}0a1b2c3d05c0ffee`;
const open = (content: Content, chosen = 0, as?: string) =>
  openingOf(content, findMessages(content), chosen, as);
const bytes = (text: string) => new TextEncoder().encode(text);

describe('opening what was given', () => {
  it('[Keyladder §input] one message, or the one chosen of several', () => {
    const octets = hexToBytes(hex);
    expect(open(hex)).toEqual({ ok: true, source: { kind: 'message', octets } });
    const second = open(`${hex}\n${hex.slice(0, 600)}`, 1);
    expect(second).toMatchObject({ source: { octets: octets.slice(0, 300) } });
    expect(open(octets)).toMatchObject({ ok: true, source: { kind: 'message' } });
  });

  it('[Keyladder §input] a bundle, alone or of a list, as text or as a file', () => {
    const [alice, bob] = Object.keys(bundle.users);
    const other = { ...bundle, responder: bob };
    for (const content of [JSON.stringify(bundle), bytes(JSON.stringify([bundle]))]) {
      expect(open(content)).toMatchObject({ source: { kind: 'bundle' } });
    }
    const list = JSON.stringify([{ users: {}, kms: {} }, bundle, other]);
    expect(open(list, 1)).toMatchObject({ source: { bundle: { responder: bob } } });
    expect(open(JSON.stringify(bundle), 0, alice)).toMatchObject({ source: { as: alice } });
  });

  it('[Keyladder §input] a message alone, with the keys held', () => {
    const material = readKeyMaterial([{ name: 'k', content: JSON.stringify(bundle) }]);
    const openWith = (keys: typeof material, as?: string) =>
      openingOf(hex, findMessages(hex), 0, as, keys);
    const { responder } = bundle;
    expect(openWith(material)).toMatchObject({ source: { bundle: { responder } }, held: null });
    const as = 'sip:bob@example.org';
    const others = openWith(material, as);
    expect(others).toMatchObject({
      source: { bundle: { responder: as } },
      held: { code: 'keys.openedAs' },
    });
    expect(openWith({ ...material, kmss: [] })).toMatchObject({
      source: { kind: 'message' },
      held: { code: 'keys.noKms' },
    });
    const { i_message_hex: _hex, i_message_base64: _base64, ...alone } = bundle;
    expect(findMessages(JSON.stringify(alone))).toMatchObject({ document: 'keys', messages: [] });
  });

  it('[Keyladder §input] a scenario', () => {
    const content = JSON.stringify(defaultScenario());
    expect(open(content)).toMatchObject({ ok: true, source: { kind: 'scenario' } });
  });

  it.each([
    ['JSON that is wrong', '{}', 'input.missing'],
    ['a bundle without message', '{"users": {}, "kms": 1}', 'input.type'],
    ['prose', 'Dear all!', 'found.problem.plainText'],
    ['media alone', srtp, 'found.problem.onlyMedia'],
  ])('[Keyladder §input] refuses %s', (_what, content, code) => {
    const opening = open(content);
    expect(opening.ok || opening.problems[0]?.problem.code).toBe(code);
  });
});
