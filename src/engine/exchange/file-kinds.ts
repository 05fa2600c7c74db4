import { type Fact, fact } from '../model/fact.ts';
import { latin1Text } from './octet-text.ts';

/** What a file that holds no message is, by how it begins. */

type Beginning = Readonly<{ hex: string; at?: number; looks: Fact }>;

// biome-ignore format: a table
const beginnings: readonly Beginning[] = [
  { hex: '89504e470d0a1a0a', looks: fact('found.looks.png') },
  { hex: 'ffd8ff', looks: fact('found.looks.jpeg') },
  { hex: '47494638', looks: fact('found.looks.gif') },
  { hex: '57454250', at: 8, looks: fact('found.looks.webp') },
  { hex: '57415645', at: 8, looks: fact('found.looks.wav') },
  { hex: '25504446', looks: fact('found.looks.pdf') },
  { hex: '1f8b', looks: fact('found.looks.gzip') },
  { hex: '425a68', looks: fact('found.looks.bzip2') },
  { hex: 'fd377a585a00', looks: fact('found.looks.xz') },
  { hex: '28b52ffd', looks: fact('found.looks.zstd') },
  { hex: '377abcaf271c', looks: fact('found.looks.sevenZip') },
  { hex: '504b0304', looks: fact('found.looks.zip') },
  { hex: '504b0506', looks: fact('found.looks.zip') },
  { hex: '7573746172', at: 257, looks: fact('found.looks.tar') },
  { hex: '7f454c46', looks: fact('found.looks.elf') },
  { hex: '4d5a', looks: fact('found.looks.windowsProgram') },
  { hex: 'cafebabe', looks: fact('found.looks.javaClass') },
  { hex: 'cffaedfe', looks: fact('found.looks.macProgram') },
  { hex: '0061736d', looks: fact('found.looks.webAssembly') },
  { hex: '53514c69746520666f726d6174', looks: fact('found.looks.sqlite') },
  { hex: 'd0cf11e0a1b11ae1', looks: fact('found.looks.oldOffice') },
  { hex: '4f676753', looks: fact('found.looks.ogg') },
  { hex: '494433', looks: fact('found.looks.mp3') },
  { hex: '66747970', at: 4, looks: fact('found.looks.mp4') },
  { hex: '3082', looks: fact('found.looks.der') },
  { hex: 'a1b2cd34', looks: fact('found.looks.oldCapture') },
  { hex: '34cdb2a1', looks: fact('found.looks.oldCapture') },
  { hex: '736e6f6f70', looks: fact('found.looks.snoop') },
  { hex: '160301', looks: fact('found.looks.tls') },
  { hex: '160303', looks: fact('found.looks.tls') },
  { hex: '170303', looks: fact('found.looks.tls') },
];

/** What octets look like, where they begin as a kind of file that is known. */
export function looksLike(octets: Uint8Array): Fact | null {
  const known = beginnings.find(({ hex, at = 0 }) => {
    return hex.length / 2 <= octets.length - at && hexAt(octets, at, hex.length / 2) === hex;
  });
  return known?.looks ?? null;
}

function hexAt(octets: Uint8Array, at: number, length: number): string {
  return Array.from(octets.subarray(at, at + length), (octet) =>
    octet.toString(16).padStart(2, '0'),
  ).join('');
}

/** Octets that are no message and no known kind of file: how they begin. */
export function otherOctets(octets: Uint8Array): Fact {
  return fact('found.looks.otherOctets', {
    length: octets.length,
    begin: octets.slice(0, 4),
  });
}

type TextKind = Readonly<{ begins: RegExp; looks: Fact }>;

// biome-ignore format: a table
const textKinds: readonly TextKind[] = [
  { begins: /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/, looks: fact('found.looks.pemCertificate') },
  { begins: /-----BEGIN [A-Z ]*PRIVATE KEY/, looks: fact('found.looks.pemPrivateKey') },
  { begins: /-----BEGIN [A-Z ]*PUBLIC KEY-----/, looks: fact('found.looks.pemPublicKey') },
  { begins: /-----BEGIN PGP /, looks: fact('found.looks.pgp') },
  { begins: /-----BEGIN [A-Z0-9 ]{1,40}-----/, looks: fact('found.looks.pem') },
  { begins: /^ssh-(?:rsa|ed25519|dss) /, looks: fact('found.looks.sshKey') },
  { begins: /^eyJ[\w-]+\.[\w-]+\.[\w-]*\s*$/, looks: fact('found.looks.jwt') },
  { begins: /^(?:https?|sips?|tel|file|data):\S+\s*$/i, looks: fact('found.looks.link') },
  { begins: /^\{\\rtf/, looks: fact('found.looks.rtf') },
  { begins: /^%PDF-/, looks: fact('found.looks.pdf') },
  { begins: /^%!PS/, looks: fact('found.looks.postScript') },
  { begins: /^#!/, looks: fact('found.looks.script') },
  { begins: /^<!doctype html|^<html/i, looks: fact('found.looks.html') },
  { begins: /^<(?:\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}>\s*)?<?svg[\s>]/i, looks: fact('found.looks.svg') },
];

/** What a text without a message looks like, by how it begins. */
export function textLooksLike(text: string): Fact | null {
  const begin = text.slice(0, 4096).trimStart();
  return textKinds.find(({ begins }) => begins.test(begin))?.looks ?? null;
}

/** Whether octets begin as one of the kinds of capture that are read. */
export function captureKind(octets: Uint8Array): 'pcap' | 'pcapng' | null {
  const begin = hexAt(octets, 0, 4);
  if (begin === '0a0d0d0a') return 'pcapng';
  return ['a1b2c3d4', 'd4c3b2a1', 'a1b23c4d', '4d3cb2a1'].includes(begin) ? 'pcap' : null;
}

/** The first characters of octets as text, for a start line to be looked for. */
export const beginOf = (octets: Uint8Array): string => latin1Text(octets.subarray(0, 4096));
