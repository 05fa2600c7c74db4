import * as v from 'valibot';
import { decodeMessage } from '../../mikey/index.ts';
import { always, onTheWay } from '../alter.ts';
import type { Fault } from '../fault.ts';

const payloads = ['HDR', 'T', 'RAND', 'IDR', 'SP', 'SAKKE', 'GeneralExtension', 'SIGN'] as const;
const parameters = v.strictObject({
  /** Payload the message breaks off in: the first one of that kind. */
  payload: v.optional(v.picklist(payloads), 'SAKKE'),
});

/** The message breaks off inside a payload. */
export const messageTruncated: Fault<v.InferOutput<typeof parameters>> = {
  id: 'message-truncated',
  clause: 'RFC 3830 §5.3',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: () => 'truncated',
  apply: (setting) =>
    onTheWay(setting, (octets) => {
      const { payload } = setting.parameters;
      const node = decodeMessage(octets).tree.find(({ path }) => path.startsWith(payload));
      return node ? octets.slice(0, (node.start + node.end) >> 1) : octets;
    }),
};
