import { statusBits } from '../../mikey/index.ts';
import { changeParameters } from '../alter.ts';
import { defineFault } from '../fault.ts';
import { isHeardAcross } from '../setting.ts';

/** The key comes with the status "revoked". A member records that; only who reads a message from a
 *  file has it refused with `revoked`. */
export const keyRevoked = defineFault({
  id: 'key-revoked',
  clause: 'TS 33.179 §E.6.9',
  kind: 'key',
  predict: (setting) => (isHeardAcross(setting) ? 'mki' : null),
  unnoticed: true,
  apply: (setting) =>
    changeParameters(setting, ({ parameters: { status } }) => ({
      status: status & ~statusBits.notRevoked,
    })),
});
