import * as v from 'valibot';
import { decodeMessage } from '../../mikey/index.ts';
import { onTheWay } from '../alter.ts';
import { defineFault } from '../fault.ts';

const payloads = ['HDR', 'T', 'RAND', 'IDR', 'SP', 'SAKKE', 'GeneralExtension', 'SIGN'] as const;

/** The message breaks off inside a payload. */
export const messageTruncated = defineFault({
  id: 'message-truncated',
  clause: 'RFC 3830 §5.3',
  kind: 'octets',
  parameters: v.strictObject({
    /** Payload the message breaks off in: the first one of that kind. */
    payload: v.optional(v.picklist(payloads), 'SAKKE'),
  }),
  predict: () => 'truncated',
  apply: (setting) =>
    onTheWay(setting, (octets) => {
      const { payload } = setting.parameters;
      const node = decodeMessage(octets).tree.find(({ path }) => path.startsWith(payload));
      return node ? octets.slice(0, (node.start + node.end) >> 1) : octets;
    }),
});
