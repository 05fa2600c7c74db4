import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Command, UsageError } from './command.ts';
import { dump } from './dump.ts';
import { open } from './open.ts';
import { printable } from './printable.ts';
import { started } from './started.fixture.ts';
import { wordsOf } from './words.ts';

const vectors = new URL('../engine/vectors/', import.meta.url);
const text = readFileSync(new URL('message-bundle.json', vectors), 'utf8');
const bundle = JSON.parse(text);
const { i_message_hex: hex, i_message_base64: base64, gmk } = bundle;
const octets = Uint8Array.from(Buffer.from(hex, 'hex'));
const hexOf = (value: number, octetCount: number) =>
  value.toString(16).padStart(2 * octetCount, '0');
/** A pcap file of IPv4 packets with a UDP datagram each, at the first second of 2026. */
const pcapOf = (messages: readonly Uint8Array[]) =>
  Uint8Array.from(
    Buffer.concat([
      Buffer.from(`a1b2c3d40002000400000000000000000000ffff${hexOf(101, 4)}`, 'hex'),
      ...messages.flatMap((message) => [
        Buffer.from(`6955b90000000000${hexOf(message.length + 28, 4).repeat(2)}`, 'hex'),
        Buffer.from(`4500${hexOf(message.length + 28, 2)}0000000040110000c0000201c0000202`, 'hex'),
        Buffer.from(`08dd08dd${hexOf(message.length + 8, 2)}0000`, 'hex'),
        message,
      ]),
    ]),
  );
const wrong = octets.slice();
wrong[400] = (wrong[400] ?? 0) ^ 1;
const capture = pcapOf([octets, wrong, octets]);

type Files = Readonly<Record<string, string | Uint8Array>>;

function call(command: Command, args: readonly string[], files: Files = {}) {
  const result = command({
    words: wordsOf(),
    args,
    filesIn: (path) => [path],
    readBytes: (file) => {
      const content = files[file];
      if (content === undefined) throw new UsageError(() => `${file}: no such file`);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  });
  // biome-ignore lint/suspicious/noExplicitAny: JSON as a user reads it
  return { ...result, json: JSON.parse(JSON.stringify(result.output[0])) as any };
}

describe('what dump and open are given', () => {
  it.each([
    ['a file', 'm.bin', { 'm.bin': octets }, 'a message as it was sent'],
    ['standard input', '-', { '-': `mikey ${base64}\n` }, 'base64 behind “mikey ”'],
    ['the argument', hex, {}, 'hex digits'],
    ['the argument in base64', `mikey ${base64}`, {}, 'base64 behind “mikey ”'],
    ['a bundle', 'b.json', { 'b.json': text }, 'a message bundle: a message with keys'],
  ])('[Keyladder §command line] dump reads %s', (_what, argument, files, taken) => {
    const { exitCode, json, remarks } = call(dump, [argument], files as Files);
    expect([exitCode, remarks]).toEqual([0, []]);
    expect(json).toMatchObject({
      taken,
      kind: 'mikey',
      length: octets.length,
      who: { from: bundle.initiator, to: bundle.responder },
      failure: null,
    });
  });

  it('[Keyladder §command line] an argument that is neither file nor message', () => {
    expect(() => call(dump, ['nowhere.hex'])).toThrow('nowhere.hex: no such file');
    expect(() => call(dump, [`${hex.slice(0, 399)}x`])).toThrow(
      /^argument:1:400: This is hex with 1/,
    );
  });

  it('[Keyladder §command line] dump goes through a capture; a broken message: exit 2', () => {
    const file = pcapOf([octets, octets.subarray(0, 300)]);
    const { exitCode, json, remarks } = call(dump, ['x'], { x: file });
    expect(exitCode).toBe(2);
    expect(json.taken).toBe('a capture (pcap) of 2 packets');
    expect(json.messages).toMatchObject([
      { from: 'packet 1', captured: '2026-01-01T00:00:00.000Z', failure: null },
      { from: 'packet 2', length: 300, failure: { code: 'truncated' } },
    ]);
    expect(remarks.join()).toMatch(/^packet 2: SAKKE/);
  });

  it('[Keyladder §command line] open tries the keys given on every message; exit 1', () => {
    const files = { 'c.pcap': capture, 'b.json': text };
    const { exitCode, json, remarks } = call(open, ['c.pcap', '--keys', 'b.json'], files);
    expect(exitCode).toBe(1);
    expect(json.ok).toBe(false);
    expect(json.messages).toMatchObject([
      { from: 'packet 1', ok: true, keys: [{ gmk }] },
      { from: 'packet 2', ok: false, failure: { code: 'signature' } },
      { from: 'packet 3', ok: true, keys: [{ gmk }] },
    ]);
    // An altered octet is nothing that a sender has done otherwise.
    expect(json.messages[1]).toMatchObject({ diagnosis: null });
    expect(remarks).toHaveLength(2);
    expect(remarks[0]).toMatch(/^packet 2: SIGN/);
  });

  it('[Keyladder §command line] open without keys checks the form, and says so', () => {
    const fine = call(open, [hex]);
    expect([fine.exitCode, fine.json.messages[0].ok]).toEqual([0, true]);
    expect(fine.remarks).toEqual([expect.stringContaining('no keys given')]);
    const broken = call(open, [hex.slice(0, 600)]);
    expect([broken.exitCode, broken.json.messages[0].failure.code]).toEqual([1, 'truncated']);
  });

  it('[Keyladder §command line] says what of a capture was not read', () => {
    const cut = call(dump, ['x'], { x: capture.subarray(0, -1) });
    expect(cut.remarks[0]).toBe('The capture ends in the middle of packet 3.');
  });

  it('[Keyladder §command line] a packet is dumped as one, and open says that no key is there for it', () => {
    const srtp = `80630010000001401a2b3c4d${'2b'.repeat(34)}${'53'.repeat(16)}0a1b2c3d05c0ffee00000000`;
    expect(call(dump, [srtp]).json).toMatchObject({ kind: 'srtp', failure: null });
    const { exitCode, json } = call(open, [srtp]);
    const packet = {
      verdict: 'unchecked',
      said: expect.stringMatching(/^under GMK 0a1b2c3d: no key/),
    };
    expect([exitCode, json.messages]).toMatchObject([
      0,
      [{ from: 'line 1', kind: 'srtp', packet }],
    ]);
    expect(json.messages[0].ok).toBeUndefined();
  });
});

describe('what reaches a terminal', () => {
  it('[Keyladder §command line] controls are written out, JSON stays JSON', () => {
    const nasty = 'a\u0000\u001b[2J\r\u0007\u009b\u202e\u2028\nb';
    expect(printable(nasty)).toBe('a\\u0000\\u001b[2J\\u000d\\u0007\\u009b\\u202e\\u2028\nb');
    expect(JSON.parse(printable(JSON.stringify(nasty)))).toBe(nasty);
  });

  it('[Keyladder §command line] as a program: nothing raw on either output', async () => {
    const named = octets.slice();
    named.set([0x1b, 0x5b, 0x32, 0x4a, 0xc2, 0x9b], hex.indexOf('7369703a') / 2 + 4);
    const reading = (text: string) => ({ readBytes: () => new TextEncoder().encode(text) });
    const { code, out, err } = await started(
      ['open', '-'],
      reading(Buffer.from(named).toString('hex')),
    );
    expect(code).toBe(0);
    expect(`${out}${err}`).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(JSON.parse(out).messages[0].who.from).toContain('\u001b[2J\u009b');
    const refused = await started(['dump', '-'], reading('no\u001b[2J\u009bne'));
    expect(refused.code).toBe(2);
    expect(refused.err).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});
