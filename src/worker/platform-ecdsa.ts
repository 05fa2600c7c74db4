import { bytesToHex, ecdsaOfEvent, type TraceEvent, type VerifiedEcdsa } from '../engine/index.ts';

/** What the platform has for a second verdict; an insecure context has nothing. */
export type PlatformEcdsa = Pick<SubtleCrypto, 'verify'> & {
  importKey(
    format: 'raw',
    publicKey: BufferSource,
    algorithm: EcKeyImportParams,
    extractable: boolean,
    usages: KeyUsage[],
  ): Promise<CryptoKey>;
};

/** Has the platform verify again every signature that `events` verified. Rejects where it comes to
 *  another verdict: one of the two implementations is wrong. */
export type ConfirmSignatures = (events: readonly TraceEvent[]) => Promise<void>;

/** Keys are imported once, so make one for each session. Source: RFC 6507 §5.2.2; FIPS 186-5 §6.4.2. */
export function createConfirmSignatures(
  platform: PlatformEcdsa | null = globalThis.crypto?.subtle ?? null,
): ConfirmSignatures {
  if (platform === null) return async () => {};
  const keys = new Map<string, Promise<CryptoKey>>();

  const keyOf = (publicKey: Uint8Array): Promise<CryptoKey> => {
    const name = bytesToHex(publicKey);
    const known = keys.get(name);
    if (known) return known;
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = platform.importKey('raw', publicKey.slice(), algorithm, false, ['verify']);
    keys.set(name, key);
    return key;
  };
  const confirm = async (id: string, { ecdsa, valid }: VerifiedEcdsa): Promise<void> => {
    const verdict = await platform.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      await keyOf(ecdsa.publicKey),
      ecdsa.signature.slice(),
      ecdsa.message.slice(),
    );
    if (verdict === valid) return;
    const [ours, other] = valid ? ['valid', 'invalid'] : ['invalid', 'valid'];
    throw new Error(`${id}: the signature is ${ours} here, ${other} for the browser's own ECDSA`);
  };

  return async (events) => {
    const pending = events.flatMap((event) => {
      const verified = ecdsaOfEvent(event);
      return verified === null ? [] : [confirm(event.id, verified)];
    });
    await Promise.all(pending);
  };
}
