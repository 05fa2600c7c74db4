import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { open } from './open.ts';
import { wordsOf } from './words.ts';

/** What `open` says of a message that fails. */

const example = JSON.parse(
  readFileSync(new URL('../engine/vectors/message-bundle.json', import.meta.url), 'utf8'),
);
const [alice, bob] = ['sip:alice@example.org', 'sip:bob@example.org'];

function opened(bundle: unknown, language?: string) {
  const readBytes = () => new TextEncoder().encode(JSON.stringify(bundle));
  const result = open({
    args: ['-'],
    words: wordsOf(language),
    readBytes,
    filesIn: (path) => [path],
  });
  return { ...result, json: JSON.parse(JSON.stringify(result.output[0])) };
}

/** Alice holds what is Bob's. */
const mixedUp = {
  ...example,
  users: {
    ...example.users,
    [alice]: { ...example.users[alice], rsk: example.users[bob].rsk },
  },
};

describe('open with a diagnosis', () => {
  it('[Keyladder §diagnosis] null where the message passes', () => {
    expect(opened(example).json).toMatchObject({ ok: true, diagnosis: null });
  });

  it('[Keyladder §diagnosis] the cause in JSON, the verdict as it was', () => {
    const { json, exitCode, remarks } = opened(mixedUp);
    expect(exitCode).toBe(1);
    expect(json).toMatchObject({
      ok: false,
      failure: { code: 'sakke' },
      diagnosis: {
        deviation: 'rsk.of-other',
        grade: 'proved',
        clause: 'RFC 6508 §6.1.2',
        facts: { uri: bob, kmsUri: 'kms.example.org', period: 1534 },
        octets: example.users[bob].uid,
        settles: ['decapsulation'],
        then_stops_at: null,
        further: null,
      },
    });
    expect(json.keys).toBeUndefined();
    expect(remarks.at(-1)).toMatch(
      /^Proved: The secret key of the receiver \(RSK\) is that of sip:bob/,
    );
  });

  it('[Keyladder §diagnosis] a paragraph in the language asked for', () => {
    expect(opened(mixedUp, 'fr').remarks.at(-1)).toMatch(
      /^Prouvé : La clé secrète du destinataire/,
    );
  });

  it('[Keyladder §diagnosis] how much was tried where nothing was found', () => {
    const message = example.i_message_hex;
    const wrong = `${message.slice(0, -200)}00${message.slice(-198)}`;
    const { json, remarks } = opened({ ...example, i_message_hex: wrong });
    expect(json).toMatchObject({ failure: { code: 'signature' }, diagnosis: null });
    expect(remarks.at(-1)).toMatch(
      /^No cause found: \d+ deviations were tried, and [\d,]+ pairs\.$/,
    );
  });
});
