import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import { decapsulate, deriveRsk, encapsulate, sakkeKmsFromSecret } from './sakke.ts';

describe('keys and messages of an independent implementation', () => {
  for (const sample of [bundle, bundle180]) {
    it(`[TS 33.179 §7.3] derives the RSKs and opens the GMK of GMK-ID ${sample.gmk_id}`, () => {
      const Z = hexToBytes(sample.kms.pub_enc_key);
      const { kmsMasterSecret: z, kmsPublicKey: ours } = sakkeKmsFromSecret(
        BigInt(`0x${sample.kms.master.z}`),
      );
      expect(ours).toEqual(Z);
      for (const user of Object.values(sample.users)) {
        const { rsk: derived } = deriveRsk({ kmsMasterSecret: z, id: hexToBytes(user.uid) });
        expect(bytesToHex(derived)).toBe(user.rsk);
      }
      const responder = sample.users['sip:alice@example.org'];
      const [who, key] = [hexToBytes(responder.uid), hexToBytes(responder.rsk)];
      const at = sample.i_message_hex.indexOf('011104') + 4;
      const data = hexToBytes(sample.i_message_hex.slice(at, at + 2 * 273));
      const opened = decapsulate({ sakkeData: data, id: who, rsk: key, kmsPublicKey: Z });
      expect(opened.ok && bytesToHex(opened.ssv)).toBe(sample.gmk);
      const sealed = encapsulate({ ssv: hexToBytes(sample.gmk), id: who, kmsPublicKey: Z });
      expect(sealed.sakkeData).toEqual(data);
    });
  }
});
