import { base64 } from '@scure/base';
import * as v from 'valibot';
import { isOnSakkeCurve } from '../crypto/sakke.ts';
import { hexToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { octetLengths } from '../model/octet-lengths.ts';
import { says } from '../model/schema-problems.ts';

/** A Group Key Transport payload with the keys that open it, as JSON other implementations read
 *  and write. A reader needs the KMS's public parts, the responder's keys and the message; the rest
 *  is there to compare with. */

const hexText = v.pipe(
  v.string(says(fact('input.hex'))),
  v.check((text) => text.length % 2 === 0, says(fact('input.hexUneven'))),
  v.regex(/^[0-9a-fA-F]*$/, says(fact('input.hex'))),
);

const octets = (length: number) =>
  v.pipe(
    hexText,
    v.check(
      (text) => text.length === 2 * length,
      says(fact('input.octets', { length, digits: 2 * length })),
    ),
    v.transform(hexToBytes),
  );

const sakkePoint = v.pipe(
  octets(octetLengths.sakkePoint),
  v.check((point) => isOnSakkeCurve(point).ok, says(fact('input.offCurve'))),
);

const anyOctets = v.pipe(hexText, v.transform(hexToBytes));

const uint32Hex = v.pipe(
  v.string(says(fact('input.octets', { length: 4, digits: 8 }))),
  v.regex(/^[0-9a-fA-F]{8}$/, says(fact('input.octets', { length: 4, digits: 8 }))),
  v.transform((text) => Number.parseInt(text, 16)),
);

const wholeNumber = (max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

const uriText = v.pipe(v.string(), v.minLength(1));

const kmsSchema = v.pipe(
  v.looseObject({
    uri: uriText,
    user_id_format: v.optional(v.literal(2, says(fact('input.userIdFormat')))),
    parameter_set: v.optional(v.literal(1, says(fact('input.parameterSet')))),
    key_period: v.pipe(wholeNumber(4_294_967_295), v.minValue(1)),
    key_period_offset: wholeNumber(4_294_967_295),
    pub_enc_key: sakkePoint,
    pub_auth_key: octets(65),
    revoked: v.optional(v.boolean()),
  }),
  v.forward(
    v.check(
      (kms) => kms.key_period < 1 || kms.key_period_offset < kms.key_period,
      says(fact('input.offsetBeyondPeriod')),
    ),
    ['key_period_offset'],
  ),
);

/** KMSs by URI. The URI need not stand inside once more, but must not be another one there. */
const kmssSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((kmss) =>
    Object.fromEntries(
      Object.entries(kmss).map(([uri, kms]) => [
        uri,
        typeof kms === 'object' && kms !== null && !('uri' in kms) ? { ...kms, uri } : kms,
      ]),
    ),
  ),
  v.record(v.string(), kmsSchema),
  v.check(
    (kmss) => Object.entries(kmss).every(([uri, kms]) => kms.uri === uri),
    says(fact('input.kmsUnderAnotherUri')),
  ),
);

const userSchema = v.looseObject({
  uid: v.optional(octets(32)),
  key_period_no: v.optional(wholeNumber(4_294_967_295)),
  ssk: v.optional(octets(32)),
  pvt: v.optional(octets(65)),
  rsk: v.optional(sakkePoint),
  kms: v.optional(uriText),
});

const keyParametersSchema = v.looseObject({
  key_type: v.optional(wholeNumber(255)),
  status: v.optional(wholeNumber(4_294_967_295)),
  activation_time: v.optional(wholeNumber(2 ** 40 - 1)),
  expiry_time: v.optional(wholeNumber(2 ** 40 - 1)),
  text: v.optional(v.string()),
  group_ids: v.optional(v.array(v.string())),
});

const messageHex = v.pipe(
  anyOctets,
  v.check((bytes) => bytes.length > 0, says(fact('input.emptyMessage'))),
);

const messageBase64 = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const decoded = decodeBase64(dataset.value);
    if (decoded !== null && decoded.length > 0) return decoded;
    const problem = decoded === null ? fact('input.noBase64') : fact('input.emptyMessage');
    addIssue({ message: says(problem) });
    return NEVER;
  }),
);

/** Octets of a base64 text, with or without the `mikey ` prefix of RFC 4567; null when it is not
 *  base64. Line breaks are ignored. */
export function decodeBase64(text: string): Uint8Array | null {
  const stripped = text
    .trim()
    .replace(/^mikey\s+/i, '')
    .replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(stripped)) return null;
  const unpadded = stripped.replace(/=+$/, '');
  if (unpadded.length % 4 === 1) return null;
  const padded = unpadded.padEnd(Math.ceil(unpadded.length / 4) * 4, '=');
  try {
    return base64.decode(padded);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

const messageFields = {
  i_message_hex: v.optional(messageHex),
  i_message_base64: v.optional(messageBase64),
};

export type MessageFields = Readonly<{
  i_message_hex?: Uint8Array | undefined;
  i_message_base64?: Uint8Array | undefined;
}>;

const hasMessage = ({ i_message_hex, i_message_base64 }: MessageFields) =>
  i_message_hex !== undefined || i_message_base64 !== undefined;

/** What a bundle states of a key. All of it is there to compare with. */
const keyFields = {
  gmk: v.optional(octets(16)),
  gmk_id: v.optional(uint32Hex),
  guk_id: v.optional(uint32Hex),
  rand: v.optional(anyOctets),
  key_parameters: v.optional(v.nullable(keyParametersSchema)),
  srtp: v.optional(v.nullable(v.looseObject({ cs_id: v.optional(wholeNumber(255)) }))),
};

/** Of a message with two keys the fields of the first (that of the CSB ID and SAKKE) stand in the
 *  bundle itself, those of the other in `second`; a reader who knows one key only ignores that. */
export const messageBundleSchema = v.pipe(
  v.looseObject({
    kms: v.optional(kmsSchema),
    kmss: v.optional(kmssSchema),
    users: v.record(v.string(), userSchema),
    initiator: v.optional(uriText),
    responder: v.optional(uriText),
    ntp_seconds: v.optional(wholeNumber(4_294_967_295)),
    ...keyFields,
    second: v.optional(v.nullable(v.looseObject(keyFields))),
    ...messageFields,
  }),
  v.check(
    (b) => b.kms !== undefined || Object.keys(b.kmss ?? {}).length > 0,
    says(fact('input.noKms')),
  ),
  v.check((b) => hasMessage(b), says(fact('input.noMessage'))),
);

/** The message of a bundle and nothing else, for a reader without keys. */
export const bundleMessageSchema = v.pipe(
  v.looseObject(messageFields),
  v.check((b) => hasMessage(b), says(fact('input.noMessage'))),
);

export type MessageBundle = v.InferOutput<typeof messageBundleSchema>;
export type BundleKms = NonNullable<MessageBundle['kms']>;
