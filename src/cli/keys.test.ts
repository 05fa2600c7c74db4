import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { open } from './open.ts';
import { wordsOf } from './words.ts';

const text = readFileSync(
  new URL('../engine/vectors/message-bundle.json', import.meta.url),
  'utf8',
);
const bundle = JSON.parse(text);
const { i_message_hex: hex, responder: alice, gmk, kms } = bundle;
const bob = 'sip:bob@example.org';
const certificate = `<KmsInit><KmsCertificate><KmsUri>${kms.uri}</KmsUri>
  <UserKeyPeriod>${kms.key_period}</UserKeyPeriod><UserKeyOffset>${kms.key_period_offset}</UserKeyOffset>
  <PubEncKey>${kms.pub_enc_key}</PubEncKey><PubAuthKey>${kms.pub_auth_key}</PubAuthKey>
</KmsCertificate></KmsInit>`;
const { key_period_no: period, rsk } = bundle.users[alice];
const keySet = `kms: ${kms.uri}\nuser: ${alice}\nperiod no.: ${period}\nRSK: ${rsk}`;

function call(args: readonly string[], files: Readonly<Record<string, string>>) {
  const { output, remarks, exitCode } = open({
    args: [hex, ...args],
    words: wordsOf(),
    readBytes: (name) => new TextEncoder().encode(files[name] ?? hex),
    filesIn: (path) => [path],
  });
  // biome-ignore lint/suspicious/noExplicitAny: JSON as it is printed
  const [message] = (output[0] as any).messages;
  return { message, remarks, exitCode };
}

describe('keys given to open', () => {
  it('[Keyladder §command line] are put together from several files', () => {
    const args = ['--keys', 'init.xml', '--keys', 'alice.txt'];
    const { message, remarks, exitCode } = call(args, {
      'init.xml': certificate,
      'alice.txt': keySet,
    });
    expect({ remarks, exitCode }).toEqual({ remarks: [], exitCode: 0 });
    expect(message).toMatchObject({ ok: true, keys: [{ gmk }] });
  });

  it('[Keyladder §command line] without those of the receiver leave the key closed, and say so', () => {
    const others = JSON.stringify({ kms, users: { [bob]: bundle.users[bob] } });
    for (const file of [certificate, others]) {
      const { message, remarks, exitCode } = call(['--keys', 'k'], { k: file });
      expect(exitCode).toBe(0);
      expect(message).toMatchObject({
        ok: true,
        keys: [],
        unopened: expect.stringContaining(alice),
      });
      expect(remarks).toEqual([expect.stringMatching(/^line 1: The message is for sip:alice/)]);
    }
  });

  it('[Keyladder §command line] without a KMS that can be used: exit 2', () => {
    expect(() => call(['--keys', 'k'], { k: keySet })).toThrow(/^k: No KMS certificate is held/);
    const k = certificate.replace(/<UserKeyPeriod>.*?<\/UserKeyPeriod>/, '');
    expect(() => call(['--keys', 'k'], { k })).toThrow(
      /UserKeyPeriod.*\n(?:.*\n)*k: No KMS certificate/,
    );
  });

  it('[Keyladder §command line] as somebody unknown: exit 2', () => {
    expect(() => call(['--keys', 'k', '--as', 'sip:x@y'], { k: text })).toThrow(
      /^k: users: sip:x@y is not/,
    );
  });

  it('[Keyladder §command line] that contradict each other are named with their place', () => {
    const wrong = {
      ...bundle.users,
      [alice]: { ...bundle.users[alice], ssk: bundle.users[bob].ssk },
    };
    const { remarks } = call(['--keys', 'k'], {
      k: JSON.stringify({ kms, users: wrong }, null, 1),
    });
    expect(remarks[0]).toMatch(/^k:\d+:\d+: users\.sip:alice@example\.org: SSK and PVT/);
  });

  it('[Keyladder §command line] that are none: exit 2', () => {
    expect(() => call(['--keys', 'k'], { k: 'Dear all' })).toThrow(/^k: This holds no keys/);
    expect(() => call(['--keys', 'k'], { k: '<!DOCTYPE KmsResponse><KmsResponse/>' })).toThrow(
      /^k:1:1: This XML has a document type/,
    );
  });
});
