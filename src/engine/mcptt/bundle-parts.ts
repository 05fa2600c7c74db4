import type { BundleKms, MessageBundle, MessageFields } from './message-bundle.ts';

/** The message of a bundle; hex wins where both forms are given. */
export function bundleMessage(bundle: MessageFields): Uint8Array {
  const octets = bundle.i_message_hex ?? bundle.i_message_base64;
  if (octets === undefined) throw new TypeError('bundle holds no message');
  return octets;
}

/** Every KMS of a bundle. */
export function bundleKmss(bundle: MessageBundle): readonly BundleKms[] {
  const all = [...(bundle.kms ? [bundle.kms] : []), ...Object.values(bundle.kmss ?? {})];
  return all.filter((kms, index) => all.findIndex((other) => other.uri === kms.uri) === index);
}
