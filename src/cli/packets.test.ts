import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { open } from './open.ts';
import { wordsOf } from './words.ts';

const text = readFileSync(
  new URL('../engine/vectors/message-bundle.json', import.meta.url),
  'utf8',
);
const bundle = JSON.parse(text);
const bob = 'sip:bob@example.org';
/** A message to Alice with a GMK, and what Bob sends under it: voice, of which the second packet is
 *  altered, and a Floor Granted. */
const vector = readFileSync(new URL('../engine/vectors/group-call.json', import.meta.url), 'utf8');
const capture = Buffer.from(JSON.parse(vector).capture, 'hex');
/** The last packet of the capture, behind the headers of IP and UDP. */
const floor = capture.subarray(-44).toString('hex');

const stated = `GMK: ${bundle.gmk}\nGMK-ID: ${bundle.gmk_id}\nRAND: ${bundle.rand}\n`;
const files: Readonly<Record<string, Uint8Array | string>> = {
  ...{ 'call.pcap': capture, 'keys.json': text, 'gmk.txt': stated },
  'no-rand.txt': stated.replace(/RAND.*/, ''),
};
const readBytes = (name: string) => {
  const content = files[name] ?? name;
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
};

function call(command: typeof check, ...args: string[]) {
  const result = command({ words: wordsOf(), args, filesIn: (path) => [path], readBytes });
  // biome-ignore lint/suspicious/noExplicitAny: JSON as a user reads it
  const json: any = JSON.parse(JSON.stringify(result.output[0]));
  return { ...result, json };
}

describe('packets on the command line', () => {
  it('[Keyladder §command line] open with the keys of the messages beside them', () => {
    const { json, exitCode } = call(open, 'call.pcap', '--keys', 'keys.json');
    const [message, one, wrong, , control] = json.messages;
    expect(message.keys).toHaveLength(1);
    expect(one).toMatchObject({
      ...{ kind: 'srtp', ok: true },
      packet: {
        ...{ verdict: 'passed', ssrc: '11223344', sequence_number: 1, payload_type: 105 },
        ...{ roc: 0, roc_carried: true, index: 1, payload: 'f0aa' },
        key: { key_type: 'GMK', key_id: bundle.gmk_id, cs_id: bundle.srtp.cs_id, sender: bob },
      },
    });
    expect(control.packet.floor_control).toEqual(['Floor Granted']);
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'srtp', path: 'SRTP.tag' } });
    expect(exitCode).toBe(1);
  });

  it('[Keyladder §check] pass, fail, or stay unchecked where no key is there', () => {
    const verdicts = (...args: string[]) => {
      const { json, exitCode } = call(check, 'call.pcap', '--format', 'json', ...args);
      const all = json.files[0].messages.map((one: { verdict: string }) => one.verdict);
      return [exitCode, ...all.slice(1)];
    };
    expect(verdicts('--keys', 'gmk.txt')).toEqual([1, 'passed', 'failed', 'passed', 'passed']);
    const unchecked = Array.from({ length: 4 }, () => 'unchecked');
    expect(verdicts('--keys', 'no-rand.txt')).toEqual([0, ...unchecked]);
    expect(verdicts()).toEqual([0, ...unchecked]);
  });

  it.each([
    [
      'text',
      [],
      /ok {3}#5 .*a packet \(srtcp\) of SSRC 11223344: Floor Granted\n {6}opens with GMK/,
    ],
    ['text', ['none'], /-- {3}#2 .*not checked\n {6}GMK \w+ is held without its RAND/],
    ['junit', [], /<failure type="srtp" [^>]*>code: srtp\npath: SRTP\.tag/],
    ['junit', ['none'], /<skipped message="GMK \w+ is held without its RAND/],
    ['tap', [], /not ok 3 .*\n {2}---\n(?: {2}.*\n)*? {2}code: "srtp"/],
    ['tap', ['none'], /ok 2 .* # SKIP srtp\n/],
  ] as const)('[Keyladder §check] told as %s %j', (format, [none], said) => {
    const keys = none ? 'no-rand.txt' : 'gmk.txt';
    const { output } = call(check, 'call.pcap', '--format', format, '--keys', keys);
    expect(output[0]).toMatch(said);
  });

  it('[Keyladder §command line] are opened alone too, with a key that is stated', () => {
    const { json } = call(open, floor, '--keys', 'gmk.txt');
    expect(json.messages[0].packet).toMatchObject({ verdict: 'passed', encrypted: true, index: 0 });
    expect(json.taken).toBe('hex digits');
  });
});

describe('a bundle without the RSK of its responder', () => {
  it('[Keyladder §command line] is verified; that the key stayed closed is said', () => {
    const responder = bundle.responder;
    const { rsk: _rsk, ...rest } = bundle.users[responder];
    const closed = JSON.stringify({ ...bundle, users: { [responder]: rest } });
    const { json, exitCode, remarks } = call(open, closed);
    expect([exitCode, json.ok, json.keys]).toEqual([0, true, []]);
    expect(json.unopened).toMatch(/no decryption key \(RSK\)/);
    expect(remarks).toContain(json.unopened);
  });
});
