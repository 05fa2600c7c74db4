import type { Fields, InputOf } from '../codec/field.ts';
import { encodePayload, type Payload } from '../codec/payload.ts';
import { concatBytes } from '../model/bytes.ts';
import { type GeneralExtension, generalExtension } from './general-extension.ts';
import { type CsIdMap, csIdMapTypes, dataTypes, hdr } from './hdr.ts';
import { idr } from './idr.ts';
import { payloadTypes } from './payload-types.ts';
import { rand } from './rand.ts';
import { type SakkePayload, sakke } from './sakke.ts';
import { eccsiSignatureLength, sign, signatureTypes } from './sign.ts';
import { type SecurityPolicy, sp } from './sp.ts';
import { t, tsTypes } from './t.ts';

/** What a Group Key Transport payload is made from. `csbId` 32 bits; `ntpSeconds` since 1900;
 *  `rand` 16 octets or more; `prfFunc` 1 unless given; payloads stand in the order of the list. */
export type GroupKeyTransportParts = Readonly<{
  prfFunc?: number;
  csbId: number;
  csIdMap: CsIdMap;
  ntpSeconds: number;
  fraction?: number;
  rand: Uint8Array;
  idrs: readonly Readonly<{ role: number; idType: number; idData: Uint8Array }>[];
  sp: SecurityPolicy | null;
  sakke: SakkePayload;
  generalExtensions: readonly GeneralExtension[];
}>;

/** A payload waiting to learn the type of the one behind it. */
type Link = Readonly<{ type: number; encode: (nextPayload: number) => Uint8Array }>;

/** The message from HDR up to and including S type and signature length (`2081`): the octets the
 *  signature covers. Throws TypeError or RangeError for values that do not fit their fields.
 *  Source: TS 33.179 §E.2, RFC 3830 §5.2. */
export function encodeUnsignedMessage(parts: GroupKeyTransportParts): Uint8Array {
  const signature = new Uint8Array(eccsiSignatureLength);
  const links = [
    ...headLinks(parts),
    ...(parts.sp ? [link(sp, parts.sp)] : []),
    link(sakke, parts.sakke),
    ...parts.generalExtensions.map((extension) => link(generalExtension, extension)),
    link(sign, { sType: signatureTypes.eccsi, signature }),
  ];
  const payloads = links.map(({ encode }, index) =>
    encode(links[index + 1]?.type ?? payloadTypes.last),
  );
  return concatBytes(...payloads).slice(0, -signature.length);
}

/** The whole message: `unsigned` with its signature, 129 octets, behind. Throws RangeError for a
 *  signature of another length. */
export function appendSignature(unsigned: Uint8Array, signature: Uint8Array): Uint8Array {
  if (signature.length !== eccsiSignatureLength) {
    const expected = `expected ${eccsiSignatureLength} octets`;
    throw new RangeError(`signature: ${expected}, found ${signature.length}`);
  }
  return concatBytes(unsigned, signature);
}

function headLinks(parts: GroupKeyTransportParts): Link[] {
  const { prfFunc = 1, csbId, csIdMap, ntpSeconds, fraction = 0 } = parts;
  const csIdMapInfo = csIdMap.type === csIdMapTypes.empty ? [] : csIdMap.sessions;
  const header = { dataType: dataTypes.sakke, v: 0, prfFunc, csbId, csIdMapType: csIdMap.type };
  return [
    link(hdr, { ...header, csIdMapInfo }),
    link(t, { tsType: tsTypes.ntpUtc, ntpSeconds, fraction }),
    link(rand, { rand: parts.rand }),
    ...parts.idrs.map(({ role, idType, idData }) => link(idr, { idRole: role, idType, idData })),
  ];
}

function link<F extends Fields>(payload: Payload<F>, value: InputOf<F>): Link {
  const encode = (nextPayload: number) => encodePayload(payload, value, { nextPayload });
  return { type: payload.type ?? payloadTypes.last, encode };
}
