import { bytesToHex, uint32ToHex } from '../model/bytes.ts';
import { EngineError } from '../model/failures.ts';

/** Which packets master keys have protected: with AES-GCM no nonce may serve twice under a key, and
 *  the nonce follows from SSRC and index. */
export type NonceLog = Readonly<{
  /** Notes a packet before it is protected. `index` is ROC ‖ SEQ of SRTP, or the SRTCP index.
   *  Throws EngineError `nonce-repeat` when (master key, SSRC, index) was noted before. */
  claim(masterKey: Uint8Array, ssrc: number, index: number): void;
}>;

/** An empty log. One serves all senders of a run: a key that is not made for one sender (an MKFC)
 *  is shared by them. Source: RFC 3711 §9.1, RFC 7714 §10.1. */
export function createNonceLog(): NonceLog {
  const used = new Set<string>();
  return {
    claim(masterKey, ssrc, index) {
      const packet = `${bytesToHex(masterKey)} ${ssrc} ${index}`;
      if (used.has(packet)) {
        const found = `SSRC ${uint32ToHex(ssrc)}, index ${index} twice under one master key`;
        throw new EngineError('nonce-repeat', `${found} (RFC 7714 §10.1)`);
      }
      used.add(packet);
    },
  };
}
