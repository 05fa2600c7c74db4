import { groupCallCsId } from '../../mcptt/group-srtp-keys.ts';
import { type CsIdMap, csIdMapTypes } from '../../mikey/index.ts';
import { defineFault } from '../fault.ts';

const none = new Uint8Array(0);

/** A session of a protocol other than SRTP. */
const foreignMap: CsIdMap = {
  type: csIdMapTypes.genericId,
  sessions: [
    {
      csId: groupCallCsId,
      protType: 1,
      s: 0,
      policies: Uint8Array.of(0),
      sessionData: none,
      spi: none,
    },
  ],
};

/** The GMS announces a crypto session that is not one of SRTP. */
export const cryptoSessionForeign = defineFault({
  id: 'crypto-session-foreign',
  clause: 'TS 33.179 §E.2',
  kind: 'octets',
  predict: () => 'cs-map',
  apply: () => ({ parts: (parts) => ({ ...parts, csIdMap: foreignMap }) }),
});
