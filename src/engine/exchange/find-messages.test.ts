import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../cli/words.ts';
import { bytesToHex, hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import { defaultScenario } from '../model/default-scenario.ts';
import { gktpDocument } from '../signalling/documents.ts';
import { composeTextMessage } from '../signalling/text-message.ts';
import { pcap } from '../testing/captures.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import { findMessages } from './find-messages.ts';

const { i_message_hex: hex, i_message_base64: base64 } = bundle;
const message = hexToBytes(hex);
const words = wordsOf();
const pairs = hex.match(/../g) ?? [];

const rows = (size: number) =>
  Array.from({ length: Math.ceil(pairs.length / size) }, (_, index) => ({
    at: index * size,
    row: pairs.slice(index * size, (index + 1) * size),
  }));
const shown = (row: readonly string[]) =>
  row
    .map((pair) => String.fromCharCode(Number.parseInt(pair, 16)))
    .join('')
    .replace(/[^\x20-\x7e]/g, '.');
const hexAt = (at: number, width: number) => at.toString(16).padStart(width, '0');
const words16 = (row: readonly string[], swap: boolean) =>
  (row.join('').match(/.{1,4}/g) ?? []).map((word) =>
    swap ? `${word.slice(2)}${word.slice(0, 2)}` : word,
  );

const xxd = rows(16)
  .map(
    ({ at, row }) => `${hexAt(at, 8)}: ${words16(row, false).join(' ').padEnd(39)}  ${shown(row)}`,
  )
  .join('\n');
const hexdumpC = [
  ...rows(16).map(({ at, row }) => {
    const halves = `${row.slice(0, 8).join(' ')}  ${row.slice(8).join(' ')}`;
    return `${hexAt(at, 8)}  ${halves.padEnd(48)}  |${shown(row)}|`;
  }),
  hexAt(pairs.length, 8),
].join('\n');
const hexdump = [
  ...rows(16).map(({ at, row }) => `${hexAt(at, 7)} ${words16(row, true).join(' ')}`),
  hexAt(pairs.length, 7),
].join('\n');
const od = [
  ...rows(16).map(({ at, row }) => `${at.toString(8).padStart(7, '0')} ${row.join(' ')}`),
  pairs.length.toString(8).padStart(7, '0'),
].join('\n');
const odDecimal = [
  ...rows(16).map(({ at, row }) => `${String(at).padStart(7, '0')} ${row.join(' ')}`),
  String(pairs.length).padStart(7, '0'),
].join('\n');
const wireshark = rows(16)
  .map(({ at, row }) => `${hexAt(at, 4)}   ${row.join(' ').padEnd(47)}   ${shown(row)}`)
  .join('\n');
const tcpdump = rows(16)
  .map(({ at, row }) => `\t0x${hexAt(at, 4)}:  ${words16(row, false).join(' ')}`)
  .join('\n');
const xxdI = `unsigned char message_bin[] = {\n${rows(12)
  .map(({ row }) => `  ${row.map((pair) => `0x${pair}`).join(', ')}`)
  .join(',\n')}\n};\nunsigned int message_bin_len = ${pairs.length};\n`;
const python = `b'${[...message]
  .map((octet) => {
    if (octet === 0x27 || octet === 0x5c) return `\\${String.fromCharCode(octet)}`;
    if (octet >= 0x20 && octet < 0x7f) return String.fromCharCode(octet);
    return `\\x${octet.toString(16).padStart(2, '0')}`;
  })
  .join('')}'`;

const sdp = (session: string, media: string, end = '\r\n') =>
  [
    'v=0',
    'o=alice 1 1 IN IP4 192.0.2.1',
    's=-',
    't=0 0',
    ...(session === '' ? [] : [session]),
    'm=audio 40000 RTP/AVP 99',
    'm=application 40002 udp MCPTT',
    ...(media === '' ? [] : [media]),
    '',
  ].join(end);
const keyMgmt = `a=key-mgmt:mikey ${base64}`;
const folded = keyMgmt.replace(/(.{70})/g, '$1\r\n ');
const sipHeaders = [
  'f: "Alice" <sip:alice@example.org>;tag=1',
  'To: <sip:bob@example.org>',
  'Call-ID: 1',
];
const invite = composeTextMessage(
  'INVITE sip:bob@example.org SIP/2.0',
  [...sipHeaders, 'c: application/sdp'],
  sdp('', keyMgmt),
);
const multipart = (part: string) =>
  composeTextMessage(
    'MESSAGE sip:bob@example.org SIP/2.0',
    [...sipHeaders, 'Content-Type: multipart/mixed;\r\n boundary="b 1"'],
    `preamble\r\n--b 1\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b 1\r\n${part}\r\n--b 1--\r\n`,
  );
const group = { uri: 'sip:g@example.org', name: 'G', temporary: true };
const gktp = gktpDocument([{ id: 'gmk-1', list: 'GMK', octets: message }], group);

const utf16 = (text: string, bigEndian: boolean, mark = true) => {
  const octets = new Uint8Array(2 * (text.length + (mark ? 1 : 0)));
  const view = new DataView(octets.buffer);
  [...(mark ? '\ufeff' : ''), ...text].forEach((character, index) => {
    view.setUint16(2 * index, character.charCodeAt(0), !bigEndian);
  });
  return octets;
};
const concat = (...parts: readonly Uint8Array[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const sipWithRaw = concat(
  utf8ToBytes(
    `MESSAGE sip:bob@example.org SIP/2.0\r\nContent-Type: application/mikey\r\nContent-Length: ${message.length}\r\n\r\n`,
  ),
  message,
);

/** A packet of Ethernet, IPv4 and UDP around a message, as Wireshark copies it. */
const frame = () => {
  const udp = concat(hexToBytes(`08dd08dd${hexAt(message.length + 8, 4)}0000`), message);
  const ip = hexToBytes(`4500${hexAt(udp.length + 20, 4)}00000000401100000a0000010a000002`);
  return bytesToHex(concat(hexToBytes('0200000000010200000000020800'), ip, udp));
};

type Dress = readonly [what: string, input: string | Uint8Array, taken: string, from: string];

// biome-ignore format: a table
const dresses: readonly Dress[] = [
  ['hex', hex, 'hex digits', 'line 1'],
  ['hex in capitals with blanks in front', `\n\n  ${hex.toUpperCase()}\n`, 'hex digits', 'line 3'],
  ['hex with spaces', pairs.join(' '), 'hex digits', 'line 1'],
  ['hex with colons, wrapped', pairs.join(':').replace(/(.{60})/g, '$1\n'), 'hex digits', 'line 1'],
  ['hex with commas', pairs.join(', '), 'hex digits', 'line 1'],
  ['hex with dashes', pairs.join('-'), 'hex digits', 'line 1'],
  ['hex behind 0x', `0x${hex}`, 'hex digits', 'line 1'],
  ['each octet behind 0x', pairs.map((pair) => `0x${pair}`).join(' '), 'hex digits', 'line 1'],
  ['octets without leading zeros', pairs.map((pair) => `0x${Number.parseInt(pair, 16).toString(16)}`).join(','), 'hex digits', 'line 1'],
  ['each octet behind \\x', pairs.map((pair) => `\\x${pair}`).join(''), 'a string of a program, with escapes such as \\x01', 'line 1'],
  ['a string of C in pieces', rows(20).map(({ row }) => `"${row.map((pair) => `\\x${pair}`).join('')}"`).join('\n'), 'a string of a program, with escapes such as \\x01', 'line 1'],
  ['bytes of Python', python, 'a string of a program, with escapes such as \\x01', 'line 1'],
  ['an array of C (xxd -i)', xxdI, 'an array of a program', 'line 1'],
  ['an array with comments', `{ /* HDR: 0x99 */ ${pairs.map((pair) => `0x${pair}`).join(',\n // next\n')} }`, 'an array of a program', 'line 1'],
  ['decimal numbers', `[${[...message].join(', ')}]`, 'octets as decimal numbers', 'line 1'],
  ['signed numbers of Java', [...Int8Array.from(message)].join(', '), 'octets as decimal numbers', 'line 1'],
  ['xxd', xxd, 'a dump with offsets', 'line 1'],
  ['xxd with lines of Windows', xxd.replaceAll('\n', '\r\n'), 'a dump with offsets', 'line 1'],
  ['hexdump -C', hexdumpC, 'a dump with offsets', 'line 1'],
  ['hexdump', hexdump, 'a dump with offsets', 'line 1'],
  ['od -tx1', od, 'a dump with offsets', 'line 1'],
  ['od -Ad -tx1', odDecimal, 'a dump with offsets', 'line 1'],
  ['a dump of Wireshark', wireshark, 'a dump with offsets', 'line 1'],
  ['a dump of tcpdump', `12:00:01.5 IP a > b\n${tcpdump}`, 'a dump with offsets', 'line 2'],
  ['a capture in base64', Buffer.from(pcap([hexToBytes(frame())])).toString('base64'), 'base64', 'line 1, packet 1'],
  ['SDP, folded behind the name', sdp(`a=key-mgmt:mikey\r\n ${base64}`, ''), 'a session description (SDP)', 'line 5, key-mgmt of the session'],
  ['a frame as hex', frame(), 'hex digits', 'line 1, in a network packet'],
  ['base64', base64, 'base64', 'line 1'],
  ['base64 in quotes', `"${base64}",`, 'base64', 'line 1'],
  ['base64 in lines of 64', base64.replace(/(.{64})/g, '$1\n'), 'base64', 'line 1'],
  ['base64 without padding', base64.replace(/=+$/, ''), 'base64', 'line 1'],
  ['base64url', base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''), 'base64', 'line 1'],
  ['mikey and base64', `mikey ${base64}`, 'base64 behind “mikey ”', 'line 1'],
  ['SDP, session level', sdp(keyMgmt, ''), 'a session description (SDP)', 'line 5, key-mgmt of the session'],
  ['SDP, media level, LF', sdp('', keyMgmt, '\n'), 'a session description (SDP)', 'line 7, key-mgmt of medium 2 (application)'],
  ['SDP, folded', sdp(folded, ''), 'a session description (SDP)', 'line 5, key-mgmt of the session'],
  ['a line of SDP alone', keyMgmt, 'a session description (SDP)', 'line 1, key-mgmt of the session'],
  ['a SIP message', invite, '1 SIP or HTTP message', 'line 14, SIP INVITE, key-mgmt of medium 2 (application)'],
  ['a SIP message of a log, LF, indented', `sent to 192.0.2.1:\n${invite.replaceAll('\r\n', '\n  ')}`, '1 SIP or HTTP message', 'line 15, SIP INVITE, key-mgmt of medium 2 (application)'],
  ['a part of MIME', multipart(`Content-Type: application/sdp\r\n\r\n${sdp(keyMgmt, '')}`), '1 SIP or HTTP message', 'line 21, SIP MESSAGE, part 2 of the body, key-mgmt of the session'],
  ['a part of MIME in base64', multipart(`Content-Type: application/mikey\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64.replace(/(.{76})/g, '$1\r\n')}`), '1 SIP or HTTP message', 'line 18, SIP MESSAGE, part 2 of the body'],
  ['a part of MIME in quoted-printable', multipart(`Content-Type: application/sdp\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${sdp(keyMgmt, '').replaceAll('=', '=3D').replace(/(.{70})/g, '$1=\r\n')}`), '1 SIP or HTTP message', 'line 18, SIP MESSAGE, part 2 of the body, key-mgmt of the session'],
  ['a SIP message with a raw body', sipWithRaw, '1 SIP or HTTP message', 'SIP MESSAGE'],
  ['a GKTP document', gktp, 'a key document (GKTP)', 'line 5, element GKTP “gmk-1” of sip:g@example.org'],
  ['a GKTP document with a prefix, base64, CDATA', `<k:GKTPs xmlns:k="urn:3gpp:ns:mcpttGKTP:1.0"><!-- 011a --><k:GMK-GKTPs><k:GKTP id='1'><![CDATA[${base64}]]></k:GKTP></k:GMK-GKTPs></k:GKTPs>`, 'a key document (GKTP)', 'line 1, element GKTP “1”'],
  ['an HTTP answer', composeTextMessage('HTTP/1.1 200 OK', ['Content-Type: application/xml'], gktp), '1 SIP or HTTP message', 'line 9, HTTP 200, element GKTP “gmk-1” of sip:g@example.org'],
  ['a line of a log', `noise\n12:00 TX I_MESSAGE=${hex};\nnoise`, 'a text with messages in it', 'line 2'],
  ['hex in lines below a heading', `MIKEY message received:\n${hex.replace(/(.{64})/g, '$1\n')}\nend of message`, 'a text with messages in it', 'line 2'],
  ['octets in lines, from behind a heading on', `12:00 RX data=${pairs.join(' ').replace(/(.{48})/g, '$1\n  ')}\ndone`, 'a text with messages in it', 'line 1'],
  ['base64 in lines below a heading', `MIKEY message:\n${base64.replace(/(.{76})/g, '$1\n')}\n-- end`, 'a text with messages in it', 'line 2'],
  ['PEM of a kind of its own', `-----BEGIN MIKEY-----\n${base64.replace(/(.{64})/g, '$1\n')}\n-----END MIKEY-----`, 'a text with messages in it', 'line 2'],
  ['hex in colour', `\x1b[31m${hex}\x1b[0m`, 'hex digits', 'line 1'],
  ['base64 in JSON of another kind', `{"level": "info", "payload": "${base64}"}`, 'a text with messages in it', 'line 1'],
  ['UTF-16 LE', utf16(hexdumpC, false), 'a dump with offsets', 'line 1'],
  ['UTF-16 BE', utf16(base64, true), 'base64', 'line 1'],
  ['UTF-16 without a mark', utf16(base64, false, false), 'base64', 'line 1'],
  ['UTF-8 with a mark', utf8ToBytes(`\ufeff${hex}`), 'hex digits', 'line 1'],
  ['text in Latin-1', latin1(`# cl\u00e9\n${keyMgmt}`), 'a session description (SDP)', 'line 2, key-mgmt of the session'],
  ['a raw file', message, 'a message as it was sent', 'the whole file'],
  ['hex in base64', Buffer.from(pairs.join(' ')).toString('base64'), 'base64', 'line 1'],
  ['a bundle', JSON.stringify(bundle), 'a message bundle: a message with keys', 'the message of the bundle'],
];

describe('one message in many dresses', () => {
  it.each(dresses)('[Keyladder §input] %s', (_what, input, taken, from) => {
    const found = findMessages(input);
    if (!found.ok) throw new TypeError(found.problems.map((it) => words.fact(it.problem)).join());
    expect(words.fact(found.taken)).toBe(taken);
    expect(found.messages.map(({ kind }) => kind)).toEqual(['mikey']);
    expect(bytesToHex(found.messages[0]?.octets ?? new Uint8Array())).toBe(hex);
    expect(found.messages.map((one) => words.fact(one.from))).toEqual([from]);
    expect(found.messages[0]?.who).toEqual({ from: bundle.initiator, to: bundle.responder });
    expect(found.notes).toEqual([]);
  });

  // biome-ignore format: a table
  it.each([
    ['xxd', []], ['xxd', ['-p']], ['xxd', ['-i']], ['xxd', ['-g1', '-c', '13']], ['xxd', ['-u']],
    ['od', ['-tx1']], ['od', ['-tx1z']], ['od', ['-Ax', '-tx1']], ['od', ['-An', '-tx1']], ['od', ['-x']],
    ['hexdump', ['-C']], ['hexdump', []], ['hexdump', ['-v', '-e', '/1 "%02x "']],
    ['base64', []], ['base64', ['-w0']],
  ])('[Keyladder §input] what %s %j prints, where it is installed', (tool, args) => {
    for (const length of [message.length, 200, 201]) {
      const input = message.subarray(0, length);
      const { stdout, error } = spawnSync(tool, args, { input, encoding: 'utf8' });
      if (error) return expect(error).toMatchObject({ code: 'ENOENT' });
      const found = findMessages(stdout);
      expect(found.ok && found.messages.map((it) => bytesToHex(it.octets))).toEqual([
        bytesToHex(input),
      ]);
    }
  });

  it('[Keyladder §input] lines left out of a dump as * are there', () => {
    const zeros = concat(message.subarray(0, 32), new Uint8Array(80), message.subarray(0, 3));
    for (const args of [['-C'], []]) {
      const { stdout, error } = spawnSync('hexdump', args, { input: zeros, encoding: 'utf8' });
      const dump = error ? null : findMessages(stdout);
      expect(dump === null || (dump.ok && bytesToHex(dump.messages[0]?.octets ?? zeros))).toBe(
        dump === null || bytesToHex(zeros),
      );
    }
    const short = `${hexdumpC.split('\n').slice(0, 2).join('\n')}\n*\n00000040 01\n00000041`;
    const found = findMessages(short);
    expect(found.ok && found.messages[0]?.octets.length).toBe(0x41);
  });
});

describe('several messages in one input', () => {
  // biome-ignore format: a table
  it.each([
    ['one a line', `${hex}\n${hex}\n\n${hex}`, ['line 1', 'line 2', 'line 4']],
    ['base64 with empty lines between', `${base64.replace(/(.{64})/g, '$1\n')}\n\n${base64}`, ['line 1', 'line 17']],
    ['hex and base64', `${hex}\nmikey ${base64}`, ['line 1', 'line 2']],
    ['two dumps', `${xxd}\n\n${xxd}`, ['line 1', 'line 47']],
    ['two arrays', `${xxdI}${xxdI}`, ['line 1', 'line 64']],
    ['two SIP messages', `${invite}\r\n${invite}`, ['line 14, SIP INVITE, key-mgmt of medium 2 (application)', 'line 29, SIP INVITE, key-mgmt of medium 2 (application)']],
    ['two bundles', JSON.stringify([bundle, bundle]), ['bundle 1 of the list', 'bundle 2 of the list']],
    ['two elements', `<GKTPs><GKTP id="a">${hex}</GKTP><GKTP id="b">${hex}</GKTP></GKTPs>`, ['line 1, element GKTP “a”', 'line 1, element GKTP “b”']],
  ])('[Keyladder §input] %s', (_what, input, from) => {
    const found = findMessages(input);
    expect(found.ok && found.messages.map((one) => words.fact(one.from))).toEqual(from);
    for (const one of found.ok ? found.messages : []) expect(bytesToHex(one.octets)).toBe(hex);
  });

  it('[Keyladder §input] a scenario is named, for its own reader', () => {
    const found = findMessages(JSON.stringify(defaultScenario()));
    expect(found).toMatchObject({ ok: true, document: 'scenario', messages: [] });
  });

  it('[RFC 3711 §3.1] packets of media as hex', () => {
    const srtp = `80630010000001401a2b3c4d${'2b'.repeat(34)}${'53'.repeat(16)}0a1b2c3d05c0ffee`;
    const srtcp = `80cc00041a2b3c4d${'57'.repeat(12)}${'41'.repeat(16)}800000010123456705c0ffee`;
    for (const [text, kind] of [
      [srtp, 'srtp'],
      [srtcp, 'srtcp'],
    ] as const) {
      const found = findMessages(text);
      expect(found.ok && found.messages.map((one) => one.kind)).toEqual([kind]);
    }
  });
});

/** What is said of an input that holds no message, with its place. */
function refusal(input: string | Uint8Array): string {
  const found = findMessages(input);
  if (found.ok) throw new TypeError(`taken for ${words.fact(found.taken)}`);
  const [first] = found.problems;
  if (!first) throw new TypeError('no problem');
  const place = first.line === undefined ? '' : ` [${first.line}:${first.column}]`;
  return `${words.fact(first.problem)}${place}`;
}

const stuffed = (begin: string, length = 300) =>
  concat(
    hexToBytes(begin),
    Uint8Array.from({ length }, (_, at) => (at * 7) & 0xff),
  );
const none = (looks: string) => `This is ${looks}. It holds no message.`;
const entities =
  '<?xml version="1.0"?><!DOCTYPE GKTPs [<!ENTITY a SYSTEM "file:///etc/passwd">]><GKTPs><GKTP id="1">&a;</GKTP></GKTPs>';

// biome-ignore format: a table
const others: readonly (readonly [what: string, input: string | Uint8Array, said: string])[] = [
  ['nothing', '', 'The input is empty.'],
  ['no octets', new Uint8Array(), 'The input is empty.'],
  ['blanks', ' \n\t\n', 'The input is empty.'],
  ['a PNG image', stuffed('89504e470d0a1a0a'), none('a PNG image')],
  ['a PNG image as hex', bytesToHex(stuffed('89504e470d0a1a0a')), 'This is hex digits, but no message is written there: a PNG image.'],
  ['a PNG image as base64', Buffer.from(stuffed('89504e470d0a1a0a')).toString('base64'), 'This is base64, but no message is written there: a PNG image.'],
  ['a JPEG image', stuffed('ffd8ffe0'), none('a JPEG image')],
  ['a PDF', utf8ToBytes('%PDF-1.7\n1 0 obj\n<< >>\nendobj'), none('a PDF document')],
  ['a PDF with octets', concat(utf8ToBytes('%PDF-1.7\n'), stuffed('e2e3cfd3')), none('a PDF document')],
  ['gzip', stuffed('1f8b0800'), none('a gzip archive (unpack it first)')],
  ['zip', stuffed('504b0304'), none('a ZIP archive or Office document (unpack it first)')],
  ['an ELF program', stuffed('7f454c4602'), none('an ELF program')],
  ['a Windows program', stuffed('4d5a9000'), none('a Windows program')],
  ['a certificate', stuffed('308203'), none('a certificate or key in DER')],
  ['a certificate in PEM', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', none('a certificate in PEM')],
  ['a private key in PEM', '-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----', none('a private key in PEM')],
  ['a token', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln', none('a JSON Web Token')],
  ['a web page', '<!DOCTYPE html>\n<html><body>011a</body></html>', none('a web page')],
  ['an SVG drawing', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', none('an SVG drawing')],
  ['XML', '<a><b>text</b></a>', none('an XML document <a>')],
  ['a document of a KMS', '<KmsResponse xmlns="x"><KmsUri>kms.example.org</KmsUri></KmsResponse>', none('a document of a KMS <KmsResponse>: keys')],
  ['XML with entities', entities, none('an XML document <GKTPs>')],
  ['JSON', '{"a": [1, 2]}', none('JSON of another kind')],
  ['an address', 'sip:alice@example.org', none('an address (URI)')],
  ['prose', 'Dear all!', 'This is text without a message: “Dear all!”.'],
  ['a word that is base64', 'password', 'This is text without a message: “password”.'],
  ['two words', 'hello world', 'This is text without a message: “hello world”.'],
  ['hex of something else', 'deadbeef', 'This is hex digits, but no message is written there: 4 octets of an unknown kind, beginning with deadbeef.'],
  ['an address of a network card', '01:00:5e:00:00:fb', 'This is hex digits, but no message is written there: 6 octets of an unknown kind, beginning with 01005e00.'],
  ['a hash', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'This is hex digits, but no message is written there: 32 octets of an unknown kind, beginning with ba7816bf.'],
  ['a telephone number', '0123456789', 'This is hex digits, but no message is written there: 5 octets of an unknown kind, beginning with 01234567.'],
  ['a date', '2026-11-24T09:00:00Z', 'This is text without a message: “2026-11-24T09:00:00Z”.'],
  ['hex of text', bytesToHex(utf8ToBytes('Lorem ipsum')), 'This is hex digits, but no message is written there: text: “Lorem ipsum”.'],
  ['hex with two mistakes', `${hex.slice(0, 60)}\n${hex.slice(60, 120)}\n${hex.slice(120, 130)}gz${hex.slice(132)}`, 'This is hex with 2 characters that are no digits, the first one here. [3:11]'],
  ['half an octet', hex.slice(0, 61), 'This has an uneven number of hex digits: the last octet is not complete. [1:62]'],
  ['base64 with a mistake', `${base64.slice(0, 64)}\n${base64.slice(64, 70)}?${base64.slice(71)}`, 'This is base64 with 1 character that does not belong there, here. [2:7]'],
  ['base64 cut off', `mikey ${base64.slice(0, 61)}`, 'This is base64 that is cut off: its last characters give no whole octet. [1:68]'],
  ['a dump without its second line', xxd.split('\n').filter((_, at) => at !== 1).join('\n'), 'This is a dump, but the octets in front of offset 00000020 are too few or too many: lines are missing or changed. [2:1]'],
  ['a dump with a mistake', xxd.replace(/(00000010: ....) ..../, '$1 zz00'), 'This is a dump, but “zz00” stands where octets should be. [2:16]'],
  ['a dump of endless zeros', '00000000  01 1a 05 01  |....|\n*\nffffffff0', 'This is a dump that goes on too far. [3:1]'],
  ['octets of no kind', stuffed('00fefdfc'), none('304 octets of an unknown kind, beginning with 00fefdfc')],
  ['SIP without keys', composeTextMessage('OPTIONS sip:a@b SIP/2.0', ['Call-ID: 1']), none('1 SIP or HTTP message')],
  ['SDP without keys', 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nm=audio 1 RTP/AVP 0\r\n', none('a session description (SDP)')],
  ['a text of 17 million characters', 'ab '.repeat(6_000_000), 'The text has 18,000,000 characters; at most 16,777,216 are read.'],
];

describe('what is no message', () => {
  it.each(others)('[Keyladder §input] %s', (_what, input, said) => {
    expect(refusal(input)).toBe(said);
  });

  it('[XML §4.2] entities and external references are not read, and that is said', () => {
    const found = findMessages(entities);
    expect(found.ok || found.problems.map((one) => words.fact(one.problem))[1]).toBe(
      'This XML has a document type or entities, which are not read. Reading the XML stopped there (line 1).',
    );
  });

  it('[Keyladder §input] bodies that are not read are said', () => {
    const zipped = composeTextMessage('HTTP/1.1 200 OK', ['Content-Encoding: gzip'], 'x'.repeat(9));
    const signed = composeTextMessage(
      'MESSAGE sip:a@b SIP/2.0',
      ['Content-Type: application/pkcs7-mime'],
      'x',
    );
    for (const [text, said] of [
      [zipped, 'A body is compressed (gzip) and was not read.'],
      [signed, 'A body is encrypted or signed (application/pkcs7-mime) and was not read.'],
      [
        sdp('a=key-mgmt:mikey AAAA', ''),
        'What stands behind a=key-mgmt:mikey is no message (line 5, key-mgmt of the session).',
      ],
      ['<GKTPs><GKTP id="1">zz</GKTP></GKTPs>', 'A GKTP element holds no message (line 1).'],
      [
        '<GKTPs><GKTP>',
        'This XML has a tag that does not fit. Reading the XML stopped there (line 1).',
      ],
    ] as const) {
      const found = findMessages(text);
      expect(found.ok || found.problems.map((one) => words.fact(one.problem))).toContain(said);
    }
  });
});
