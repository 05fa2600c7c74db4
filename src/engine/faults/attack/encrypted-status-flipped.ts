import { findNode } from '../../codec/field-node.ts';
import { signAs } from '../../entities/gms.ts';
import {
  appendSignature,
  decodeKeyParameters,
  decodeMessage,
  decodeProtectedPayload,
  encodeKeyParameters,
  generalExtensionTypes,
} from '../../mikey/index.ts';
import { octetLengths } from '../../model/octet-lengths.ts';
import { compute } from '../../trace/recording.ts';
import type { MessagePayload } from '../../trace/trace.ts';
import { flipBit } from '../alter.ts';
import { defineAttack } from '../attacker.ts';

/** Somebody who can sign for the GMS, but does not know the GMK, turns one encrypted bit over: that of the
 *  key parameters which says that the key is not revoked. It stands at the same place in all of them. */
export const encryptedStatusFlipped = defineAttack({
  id: 'encrypted-status-flipped',
  clause: 'TS 33.180 §5.2.4',
  predict: () => 'keyparams-tag',
  intercepts: true,
  attack: () => ({
    *act(context, scope, { gms, notification }) {
      const payloads: MessagePayload[] = [];
      for (const { sent, ...payload } of notification.payloads) {
        const inScope = payload.second ? scope : { ...scope, purpose: payload.purpose };
        const unsigned = withStatusFlipped(sent).slice(0, -octetLengths.eccsiSignature);
        const stream = context.random.stream(`j/${scope.member}/${payload.purpose}`);
        const sign = () => signAs(gms, unsigned, stream);
        const { signature } = yield* compute(context, inScope, 'eccsi-sign', sign);
        const made = appendSignature(unsigned, signature);
        const { tree } = decodeMessage(made);
        const octets = { sent: made, received: made, sentTree: tree, receivedTree: tree };
        payloads.push(Object.freeze({ ...payload, ...octets }));
      }
      return { payloads, senderUri: gms.uri, knows: [] };
    },
  }),
});

/** Where the bit stands in key parameters, counted from their first bit. */
function statusBit(): number {
  const { tree } = decodeKeyParameters(
    encodeKeyParameters({ ...{ keyType: 0, status: 1 }, ...noTimes, text: '', groupIds: [] }),
  );
  return 8 * (findNode(tree, 'keyParameters.status')?.end ?? 0) - 1;
}

const noTimes = { activationTime: 0, expiryTime: 0 };

/** The payload with that bit turned over in each of its encrypted key parameters. */
function withStatusFlipped(octets: Uint8Array): Uint8Array {
  const extensions = decodeMessage(octets).message?.generalExtensions ?? [];
  const bit = statusBit();
  return extensions
    .filter(({ type }) => type === generalExtensionTypes.keyParameters)
    .reduce((altered, { data, dataStart }) => {
      const { tree } = decodeProtectedPayload(data);
      const at = findNode(tree, 'GeneralExtension.ciphertextAndTag.ciphertext');
      return at ? flipBit(altered, 8 * (dataStart + at.start) + bit) : altered;
    }, octets);
}
