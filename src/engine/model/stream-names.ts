import type { SystemName } from './actors.ts';
import type { Purpose } from './purpose.ts';

/** The names of the random streams a run draws from: what a value is for, whose it is, and where there are
 *  several, which one. Links, files and other implementations know values by them: a name never changes. */

/** Which of two keys; the only one goes by `media`; or a key that an MCPTT server has part in. */
export type KeyStream = 'media' | 'floor' | 'client' | 'multicast';

const ownStreams = ['floor', 'client', 'multicast'] as const;

export const keyStream = (purpose: Purpose): KeyStream =>
  ownStreams.find((own) => own === purpose) ?? 'media';

/** A KMS as its streams name it: that of a system, or a further one of its users. */
export type KmsName = SystemName | `partner-${2 | 3}`;

/** Key material of a KMS. The v of a user is drawn for each key period. */
export const kmsStreams = {
  ksak: (kms: KmsName) => `kms/${kms}/ksak`,
  z: (kms: KmsName) => `kms/${kms}/z`,
  v: (kms: KmsName, uri: string, periodNo: number) => `kms/${kms}/v/${uri}/${periodNo}`,
} as const;

/** What is drawn once for a key by who makes it; a GMS that passes keys on draws a RAND alone. */
export const gmsStreams = {
  gmk: (key: KeyStream, maker = 'gms') => `${maker}/gmk/${key}`,
  gmkId: (key: KeyStream, maker = 'gms') => `${maker}/gmk-id/${key}`,
  rand: (maker: string, key: KeyStream) => `${maker}/rand/${key}`,
} as const;

/** What the sender of a payload draws for one receiver. Two keys in one payload share a signature. */
export const payloadStreams = {
  iv: (gms: string, key: KeyStream, uri: string) => `${gms}/iv/${key}/${uri}`,
  j: (gms: string, key: KeyStream | 'both', uri: string) => `${gms}/j/${key}/${uri}`,
} as const;

/** What a sender of packets draws. */
export const packetStreams = {
  ssrc: (actor: string, use: KeyStream) => `${actor}/ssrc/${use}`,
  sequenceNumber: (actor: string) => `${actor}/rtp-sequence-number`,
  timestamp: (actor: string) => `${actor}/rtp-timestamp`,
} as const;

/** Whether a stream is that of a signature's nonce. */
export const isNonceStream = (name: string): boolean => name.split('/')[1] === 'j';
